package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Deletes and compresses rotated files on a thread of its own, because compressing a large file takes longer than any send may. The
 * thread exists only while there is work, and doesn't keep the process alive.
 */
final class Housekeeper {

    private static final Duration IDLE_TIME = Duration.ofSeconds(1);

    private final RotatedFiles rotatedFiles;
    private final int keep;
    private final boolean gzip;
    private final Duration patience;
    private final FileNotices notices;
    private final ThreadPoolExecutor thread;

    /** Keeps its half-done files apart from those of a predecessor that was told to stop, but hasn't yet. */
    private final long marker = ThreadLocalRandom.current().nextLong();

    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopped;

    /**
     * Makes one that has nothing to do yet.
     *
     * @param rotatedFiles finds the files
     * @param settings says what is kept, and whether it is compressed
     * @param patience the longest that closing waits for work to be finished
     * @param notices what is told to the log
     */
    Housekeeper(RotatedFiles rotatedFiles, FileSettings settings, Duration patience, FileNotices notices) {
        this.rotatedFiles = rotatedFiles;
        this.keep = settings.keep();
        this.gzip = settings.gzip();
        this.patience = patience;
        this.notices = notices;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_TIME.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread daemon = new Thread(work, "telemetry-file-housekeeper");
                    daemon.setDaemon(true);
                    return daemon;
                },
                // Work that comes while it closes is left to the next start.
                new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Has the rotated files of a current file looked after, some time soon. */
    void tidySoon(Path current) {
        if (waiting.compareAndSet(false, true)) {
            thread.execute(() -> {
                waiting.set(false);
                tidy(current);
            });
        }
    }

    /** Lets the work be finished, for a short time, and then stops it. What is left undone is left to the next start. */
    void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                notices.compressionPutOff();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
        }
    }

    private void tidy(Path current) {
        Set<Path> failed = new HashSet<>();
        try {
            Path plain = deleteSurplus(current, failed);
            while (plain != null && !stopped) {
                compress(plain, failed);
                plain = deleteSurplus(current, failed);
            }
        } catch (IOException e) {
            notices.notDeleted(current, e);
        }
    }

    /** Deletes what isn't kept, and finds the oldest file that is still to be compressed. */
    private @Nullable Path deleteSurplus(Path current, Set<Path> failed) throws IOException {
        NavigableMap<RotatedName, List<Path>> rotations = rotatedFiles.list(current);
        for (List<Path> files : rotations.values()) {
            // Nothing is being compressed now, so they are what a crash or a predecessor left.
            for (Path file : List.copyOf(files)) {
                if (file.toString().endsWith(RotatedName.TEMPORARY_SUFFIX)) {
                    Files.deleteIfExists(file);
                    files.remove(file);
                }
            }
        }
        rotations.values().removeIf(List::isEmpty);
        while (rotations.size() > keep) {
            for (Path file : rotations.pollFirstEntry().getValue()) {
                Files.deleteIfExists(file);
            }
        }
        if (!gzip) {
            return null;
        }
        return rotations.values().stream()
                .flatMap(List::stream)
                .filter(file -> !file.toString().endsWith(RotatedName.GZIP_SUFFIX) && !failed.contains(file))
                .findFirst()
                .orElse(null);
    }

    private void compress(Path plain, Set<Path> failed) {
        try {
            Path temporary = plain.resolveSibling(RotatedName.temporary(String.valueOf(plain.getFileName()), marker));
            GzipFile.write(plain, temporary, () -> stopped);
            rotatedFiles.replace(temporary, plain.resolveSibling(plain.getFileName() + RotatedName.GZIP_SUFFIX));
            // Last of all, so that at any time the whole of it is there; a crash before this has it compressed again.
            Files.deleteIfExists(plain);
        } catch (InterruptedIOException e) {
            failed.add(plain);
        } catch (IOException e) {
            failed.add(plain);
            notices.notCompressed(plain, e);
        }
    }
}
