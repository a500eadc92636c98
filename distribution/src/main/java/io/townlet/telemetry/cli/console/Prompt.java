package io.townlet.telemetry.cli.console;

import java.io.PrintStream;
import java.util.List;

/** A conversation with a person on standard error, since standard output carries data only. Not safe for use by several threads. */
public final class Prompt {

    private final PrintStream err;

    /**
     * Talks on a stream.
     *
     * @param err where to
     */
    public Prompt(PrintStream err) {
        this.err = err;
    }

    /**
     * Asks for a command, without ending the line.
     *
     * @param question what stands in front of the command
     */
    public void ask(String question) {
        err.print(question);
        err.flush();
    }

    /**
     * Answers.
     *
     * @param lines any text, made safe to print
     */
    public void answer(List<String> lines) {
        lines.forEach(line -> err.println(PlainText.of(line)));
    }
}
