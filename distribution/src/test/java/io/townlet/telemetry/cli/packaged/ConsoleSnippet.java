package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A session at the prompt as a document shows it. A line {@code ...} stands for any lines: what differs from run to run. */
final class ConsoleSnippet {

    private static final String COMMAND = "$ ";
    private static final Pattern PROMPT = Pattern.compile("(?m)^(town \\d+> )(.*)$");

    private ConsoleSnippet() {}

    /** Gives the same commands again, and expects the same answers. */
    static void replay(MarkdownSnippet snippet, Path directory) throws Exception {
        assertThat(snippet.text()).as(snippet.toString()).startsWith(COMMAND);
        int end = snippet.text().indexOf('\n');
        String command = snippet.text().substring(COMMAND.length(), end);
        String session = snippet.text().substring(end + 1);
        Path typed = directory.resolve("typed.txt");
        Files.writeString(
                typed,
                PROMPT.matcher(session)
                        .results()
                        .map(line -> line.group(2) + "\n")
                        .collect(Collectors.joining()));
        PackagedTree.Outcome outcome = PackagedTree.run(
                directory, List.of("bash", "-euo", "pipefail", "-c", "cat typed.txt | " + piped(command)));
        Files.delete(typed);
        assertThat(outcome.status()).as(snippet + outcome.err()).isZero();
        assertThat(outcome.err()).as(snippet.toString()).matches(expected(session));
    }

    /** What stands in the environment is meant for the command, not for what feeds it. */
    private static String piped(String command) {
        return "env " + command;
    }

    /** What is typed at a terminal is shown by the terminal, so that it isn't part of what the command writes. */
    private static Pattern expected(String session) {
        Matcher prompts = PROMPT.matcher(session);
        StringBuilder written = new StringBuilder();
        int from = 0;
        while (prompts.find()) {
            written.append(session, from, prompts.start()).append(prompts.group(1));
            // The line break that was typed isn't written either.
            from = Math.min(prompts.end() + 1, session.length());
        }
        written.append(session.substring(from));
        return Pattern.compile(Pattern.quote(written.toString()).replace("\n...\n", "\n\\E(?s:.*?)\\Q"));
    }
}
