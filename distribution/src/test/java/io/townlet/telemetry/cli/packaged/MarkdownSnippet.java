package io.townlet.telemetry.cli.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a document.
 *
 * @param place the document and the line of the fence
 * @param language what stands behind the opening fence
 * @param text what stands between the fences, each line with its line feed
 */
public record MarkdownSnippet(String place, String language, String text) {

    /** The first line of a snippet that names the file, in a folder, that it is to become. */
    private static final Pattern TARGET = Pattern.compile("(?:#|//|<!--) ([\\w.-]+/[\\w./-]+)(?: -->)?");

    public static List<MarkdownSnippet> of(Path document) throws IOException {
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

    /**
     * Gives the file of a new project that the snippet is, as in {@code // town-udp/src/main/java/Udp.java}.
     *
     * @return a relative path; none where the snippet stands for itself
     */
    public Optional<String> target() {
        Matcher matcher = TARGET.matcher(text.lines().findFirst().orElse(""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Tells whether the snippet makes or builds a project, which needs our jars in a repository. */
    public boolean needsMaven() {
        return language.equals("sh") && text.lines().anyMatch(line -> line.startsWith("mvn -B "));
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
