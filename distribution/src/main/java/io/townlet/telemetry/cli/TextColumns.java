package io.townlet.telemetry.cli;

import java.util.List;

/** Puts cells into columns that are as wide as their widest cell; the last one isn't filled up. */
final class TextColumns {

    private static final int GAP = 2;

    private TextColumns() {}

    /** Gives a line for each row; all rows have as many cells. */
    static String of(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < columns - 1; column++) {
                String cell = row.get(column);
                text.append(cell).append(" ".repeat(widths[column] - cell.length() + GAP));
            }
            text.append(row.get(columns - 1)).append('\n');
        }
        return text.toString();
    }
}
