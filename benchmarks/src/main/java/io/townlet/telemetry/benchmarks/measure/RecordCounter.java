package io.townlet.telemetry.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts how often a text stands in a file. */
public final class RecordCounter {

    private static final int CHUNK = 1 << 16;

    private RecordCounter() {}

    /**
     * Counts the places of a text. They don't overlap in what is counted here: no mark starts as it ends.
     *
     * @param file the file
     * @param mark the text, ASCII only and not empty
     * @return how often it is there
     * @throws IOException where the file can't be read
     */
    public static long count(Path file, String mark) throws IOException {
        byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[CHUNK + wanted.length];
        long found = 0;
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.read(chunk, 0, CHUNK);
            while (read >= 0) {
                int end = kept + read;
                int at = 0;
                while (at <= end - wanted.length) {
                    if (matches(chunk, at, wanted)) {
                        found++;
                        at += wanted.length;
                    } else {
                        at++;
                    }
                }
                // What may be the start of a mark is looked at again with what follows it.
                kept = end - at;
                System.arraycopy(chunk, at, chunk, 0, kept);
                read = in.read(chunk, kept, CHUNK);
            }
        }
        return found;
    }

    private static boolean matches(byte[] chunk, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (chunk[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
