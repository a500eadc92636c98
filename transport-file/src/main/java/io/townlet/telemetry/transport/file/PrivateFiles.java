package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files and directories that only their owner can use, because events may be confidential. */
final class PrivateFiles {

    private PrivateFiles() {}

    static FileChannel openToAppend(Path path) throws IOException {
        return open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static FileChannel create(Path path) throws IOException {
        return open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    private static FileChannel open(Path path, OpenOption... options) throws IOException {
        return FileChannel.open(path, Set.of(options), only(path, "rw-------"));
    }

    static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, only(directory, "rwx------"));
        }
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** Forces the names in a directory to the disk, on systems where that is possible and needed. */
    static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows can't open a directory, and doesn't need it. Elsewhere the file itself was forced, and that is
            // reported.
        }
    }
}
