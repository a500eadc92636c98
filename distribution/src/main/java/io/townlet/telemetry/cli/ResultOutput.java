package io.townlet.telemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a command's result goes: to standard output, or to a file. */
final class ResultOutput {

    private final PrintWriter out;
    private final boolean file;

    private ResultOutput(PrintWriter out, boolean file) {
        this.out = out;
        this.file = file;
    }

    /** Opens it before there is a result, so that a file that can't be written is known before the work. */
    static ResultOutput open(@Nullable Path file, PrintWriter standardOutput) throws UsageException {
        if (file == null) {
            return new ResultOutput(standardOutput, false);
        }
        try {
            return new ResultOutput(new PrintWriter(Files.newBufferedWriter(file)), true);
        } catch (IOException e) {
            throw new UsageException("the output " + file + " can't be written: " + reason(e) + "; name another file");
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "its folder doesn't exist" : e.toString();
    }

    void write(String text) {
        out.print(text);
        out.flush();
    }

    /** Tells whether all was written. */
    boolean end() {
        boolean written = !out.checkError();
        if (file) {
            out.close();
        }
        return written;
    }
}
