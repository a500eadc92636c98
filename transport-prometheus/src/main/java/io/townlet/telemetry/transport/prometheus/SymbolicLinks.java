package io.townlet.telemetry.transport.prometheus;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the file that a path of symbolic links leads to, be it there or not, so that replacing it leaves the links alone. */
final class SymbolicLinks {

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private SymbolicLinks() {}

    static Path follow(Path path) throws IOException {
        Path target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }
}
