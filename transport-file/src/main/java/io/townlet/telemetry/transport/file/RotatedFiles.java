package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds and makes the rotated files that stand beside a current file. Safe for use by several threads.
 *
 * <p>Its lock lets no file take another name while the names are read: a directory that changes meanwhile may show a file under
 * neither, and its name would be given away again.
 */
final class RotatedFiles {

    private final ReentrantLock names = new ReentrantLock();

    /**
     * Lists the rotations.
     *
     * @param current the current file
     * @return the files of each rotation (plain, compressed, half compressed), oldest first
     */
    NavigableMap<RotatedName, List<Path>> list(Path current) throws IOException {
        NavigableMap<RotatedName, List<Path>> found = new TreeMap<>();
        String currentName = String.valueOf(current.getFileName());
        names.lock();
        try (DirectoryStream<Path> directory = Files.newDirectoryStream(LineFileOpener.parent(current))) {
            for (Path file : directory) {
                RotatedName name = RotatedName.parse(currentName, String.valueOf(file.getFileName()));
                if (name != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.computeIfAbsent(name, any -> new ArrayList<>()).add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            names.unlock();
        }
        return found;
    }

    /**
     * Renames the current file. Its new name is after all others of the same second, so that the order stays right even where the
     * earlier ones were deleted.
     *
     * @param current the current file, closed
     * @param now the time of the rotation
     */
    void moveAside(Path current, Instant now) throws IOException {
        names.lock();
        try {
            RotatedName name = RotatedName.first(now);
            for (RotatedName taken : list(current).keySet()) {
                if (taken.time().equals(name.time()) && taken.compareTo(name) >= 0) {
                    name = taken.next();
                }
            }
            String currentName = String.valueOf(current.getFileName());
            while (isTaken(current.resolveSibling(name.of(currentName)))) {
                name = name.next();
            }
            Path target = current.resolveSibling(name.of(currentName));
            Files.move(current, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            names.unlock();
        }
    }

    /** Finds what the list doesn't show: a directory or a link of someone else's, a file that has just been compressed. */
    private static boolean isTaken(Path plain) {
        return Files.exists(plain, LinkOption.NOFOLLOW_LINKS)
                || Files.exists(
                        plain.resolveSibling(plain.getFileName() + RotatedName.GZIP_SUFFIX), LinkOption.NOFOLLOW_LINKS);
    }

    /** Renames a file at once, over another that may be there. */
    void replace(Path from, Path to) throws IOException {
        names.lock();
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            names.unlock();
        }
    }
}
