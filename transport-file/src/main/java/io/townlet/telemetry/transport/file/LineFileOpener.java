package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens the configured file so that the next line can be appended: created, of whole lines, and fit for it. */
final class LineFileOpener {

    private static final int TYPE_BITS = 0xF000;
    private static final int PIPE = 0x1000;

    private final FileSettings settings;
    private final FileOpener opener;
    private final TornTail tornTail;

    LineFileOpener(FileSettings settings, FileOpener opener, TornTail tornTail) {
        this.settings = settings;
        this.opener = opener;
        this.tornTail = tornTail;
    }

    /**
     * The file and what was known of it before it was opened.
     *
     * @param file the open file
     * @param lastWritten when something was last written to it, as the file system says
     */
    record Opened(LineFile file, Instant lastWritten) {}

    /**
     * Opens the file.
     *
     * @param undo what an earlier failure left to be taken away, or null
     * @throws UnsuitableFileException where it can never be written
     */
    Opened open(@Nullable Undo undo) throws IOException {
        Path path = SymbolicLinks.follow(settings.path());
        Path directory = parent(path);
        PrivateFiles.createDirectories(directory);
        requireSuitable(path, directory);
        FileChannel channel = opener.open(path);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            long length = attributes.size();
            if (undo != null && undo.appliesTo(attributes)) {
                channel.truncate(undo.length());
                length = undo.length();
            }
            if (attributes.isRegularFile()) {
                length = tornTail.setApart(path, channel, length);
            }
            return new Opened(
                    new LineFile(path, channel, attributes, length),
                    attributes.lastModifiedTime().toInstant());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static Path parent(Path absolute) throws UnsuitableFileException {
        Path directory = absolute.getParent();
        if (directory == null) {
            throw new UnsuitableFileException("is the root directory; name a file");
        }
        return directory;
    }

    private void requireSuitable(Path path, Path directory) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new UnsuitableFileException("is a directory; name a file in it");
            }
            if (attributes.isOther()) {
                requireSuitableDevice(path);
            }
        } catch (NoSuchFileException e) {
            // It will be created.
        }
        if (settings.rotation().rotates() && !Files.isWritable(directory)) {
            throw new IOException(
                    "files in its directory can't be renamed, which rotation needs; make the directory writable");
        }
    }

    private void requireSuitableDevice(Path path) throws IOException {
        if (settings.rotation().rotates()) {
            throw new UnsuitableFileException("is not a regular file and can't be rotated; leave out rotate_*");
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(path, "unix:mode") instanceof Integer mode
                && (mode & TYPE_BITS) == PIPE) {
            throw new UnsuitableFileException(
                    "is a named pipe, in which half a line can't be taken back; use the transport stdout and redirect it");
        }
    }
}
