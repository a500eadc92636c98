package io.townlet.telemetry.transport.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Creates a file that doesn't exist yet, and opens it. */
@FunctionalInterface
interface DraftOpener {

    OutputStream open(Path path) throws IOException;

    /** Creates a real one. */
    static OutputStream create(Path path) throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
