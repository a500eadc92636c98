package io.townlet.telemetry.benchmarks.report;

import java.util.List;

/** Writes the lines of a table whose first column is text and whose others are figures. */
final class MarkdownTable {

    private MarkdownTable() {}

    static void row(StringBuilder out, String first, List<String> cells) {
        out.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    static void rule(StringBuilder out, int columns) {
        out.append("| --- |").append(" ---: |".repeat(columns)).append('\n');
    }
}
