package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Opens a file for appending, and creates it where it doesn't exist. */
@FunctionalInterface
interface FileOpener {

    FileChannel open(Path path) throws IOException;
}
