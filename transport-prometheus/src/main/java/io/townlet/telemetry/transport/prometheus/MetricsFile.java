package io.townlet.telemetry.transport.prometheus;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of metrics that is always whole, since each version replaces the last one in a single step. Not safe for use by several threads.
 *
 * <p>It isn't forced to the disk: what counts is that a reader never sees half of it, for which the rename is enough. After a power
 * failure the file may be old, or cut off where the file system doesn't keep the order of data and names, and is then found broken.
 */
final class MetricsFile {

    /** Many times what the file of a thousand transports takes. */
    static final int MAX_BYTES = 16 << 20;

    /** Ends the name of the next version while it is written; the collector reads {@code .prom} only. */
    private static final String DRAFT_SUFFIX = ".tmp";

    private static final String BROKEN_SUFFIX = ".broken";

    /** The exporter runs as another user than the program, and must be able to read the file. */
    private static final Set<PosixFilePermission> READABLE_BY_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private static final Set<PosixFilePermission> ENTERED_BY_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path path;
    private final DraftOpener opener;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();

    MetricsFile(Path path, DraftOpener opener) {
        this.path = path;
        this.opener = opener;
    }

    /**
     * Reads what is there.
     *
     * @return the text; empty where there is no file
     * @throws BrokenFileException where it can't be a text of metrics
     * @throws IOException where it can't be read, or where no such file can ever be there
     */
    String read() throws IOException, BrokenFileException {
        Path target = SymbolicLinks.follow(path);
        byte[] bytes;
        try {
            requireRegular(target);
            try (InputStream in = Files.newInputStream(target)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
        } catch (NoSuchFileException e) {
            return "";
        }
        if (bytes.length > MAX_BYTES) {
            throw new BrokenFileException("it has more than " + MAX_BYTES + " bytes");
        }
        if (bytes.length == 0) {
            throw new BrokenFileException("it is empty");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BrokenFileException("it isn't UTF-8");
        }
    }

    /** Moves what is there out of the way, over what was moved there before, and tells where it is now. */
    Path setAside() throws IOException {
        Path target = SymbolicLinks.follow(path);
        Path aside = target.resolveSibling(target.getFileName() + BROKEN_SUFFIX);
        return Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts a new version in the place of the last one.
     *
     * @param metrics what the file is to hold
     * @throws IOException where that fails; the last version is then still there
     */
    void replace(MetricSnapshots metrics) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, metrics, EscapingScheme.UNDERSCORE_ESCAPING);
        Path target = SymbolicLinks.follow(path);
        createDirectories(parent(target));
        Path draft = target.resolveSibling(target.getFileName() + DRAFT_SUFFIX);
        // What a crash left; never opened as it is, because it may be a link to anything.
        Files.deleteIfExists(draft);
        try {
            try (OutputStream out = opener.open(draft)) {
                text.writeTo(out);
            }
            permit(draft, permissionsOf(target));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(draft, e);
            throw e;
        }
    }

    private static void discard(Path draft, IOException failure) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void requireRegular(Path target) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnsuitableFileException("is a directory; name a file in it");
        }
        if (!attributes.isRegularFile()) {
            throw new UnsuitableFileException("is not a regular file and can't be replaced; name another one");
        }
    }

    private static Set<PosixFilePermission> permissionsOf(Path target) throws IOException {
        try {
            requireRegular(target);
            return isPosix(target) ? Files.getPosixFilePermissions(target) : Set.of();
        } catch (NoSuchFileException e) {
            return READABLE_BY_ALL;
        }
    }

    /** Sets the permissions whatever the process's umask. */
    private static void permit(Path file, Set<PosixFilePermission> permissions) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static Path parent(Path target) throws UnsuitableFileException {
        Path directory = target.getParent();
        if (directory == null) {
            throw new UnsuitableFileException("is the root directory; name a file");
        }
        return directory;
    }

    private static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            FileAttribute<?>[] attributes = isPosix(directory)
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(ENTERED_BY_ALL)}
                    : new FileAttribute<?>[0];
            Files.createDirectories(directory, attributes);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
