package io.townlet.telemetry.cli.input;

import java.io.IOException;

/** Thrown at the end of an input of which lines are missing that didn't fit into memory. The message is complete. */
public final class InputTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is missing.
     *
     * @param lines how many lines, 1 or more
     * @param first the number of the first of them
     * @param bytes how many bytes that has
     */
    public InputTooLargeException(long lines, long first, long bytes) {
        super((lines == 1 ? "line " + first + " was" : lines + " lines, the first of them line " + first + ", were")
                + " too large for the memory (" + bytes
                + " bytes) and left out; give the JVM more, with JAVA_OPTS=-Xmx1g");
    }
}
