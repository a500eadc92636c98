package io.townlet.telemetry.cli.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a document.
 *
 * @param place the document and the line of the fence
 * @param language what stands behind the opening fence
 * @param text what stands between the fences, each line with its line feed
 */
record MarkdownSnippet(String place, String language, String text) {

    static List<MarkdownSnippet> of(Path document) throws IOException {
        List<MarkdownSnippet> snippets = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("```")) {
                continue;
            }
            String place = document.getFileName() + ":" + (i + 1);
            String language = lines.get(i).substring(3).strip();
            StringBuilder text = new StringBuilder();
            for (i++; !lines.get(i).startsWith("```"); i++) {
                text.append(lines.get(i)).append('\n');
            }
            snippets.add(new MarkdownSnippet(place, language, text.toString()));
        }
        return snippets;
    }

    /** The file name that a first line such as {@code # telemetry.yaml} gives. */
    String fileName() {
        String first = text.lines().findFirst().orElse("");
        if (!first.matches("# [\\w.-]+\\.yaml")) {
            throw new AssertionError(place + ": a YAML snippet begins with its file name, such as # telemetry.yaml");
        }
        return first.substring(2);
    }

    @Override
    public String toString() {
        return place + " (" + language + ")";
    }
}
