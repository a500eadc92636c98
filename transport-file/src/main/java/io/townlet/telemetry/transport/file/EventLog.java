package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The current file over time: opened, appended to, rotated, opened anew when it was moved away, and put right after a failure. Safe
 * for use by one thread at a time; only {@link #stop} may be called by another meanwhile.
 */
final class EventLog {

    /** The most bytes that one write call takes. */
    static final int CHUNK_BYTES = 128 * 1024;

    /** More than the largest event that fits a buffer. */
    private static final long MAX_TORN_BYTES = 1L << 30;

    private final FileSettings settings;
    private final TelemetryClock clock;
    private final LineFileOpener opener;
    private final RotatedFiles rotatedFiles;
    private final Housekeeper housekeeper;
    private final SyncSchedule sync;
    private final FileNotices notices;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES);

    private @Nullable LineFile file;
    private long interval;
    private @Nullable Undo undo;
    private volatile boolean stopped;

    /**
     * Makes one that is not open.
     *
     * @param settings the options
     * @param clock the time to go by
     * @param notices what is told to the log
     * @param opener opens files for appending
     * @param closePatience the longest that closing waits for the compression of rotated files
     */
    EventLog(
            FileSettings settings,
            TelemetryClock clock,
            FileNotices notices,
            FileOpener opener,
            Duration closePatience) {
        this.settings = settings;
        this.clock = clock;
        this.rotatedFiles = new RotatedFiles();
        this.housekeeper = new Housekeeper(rotatedFiles, settings, closePatience, notices);
        this.notices = notices;
        this.opener = new LineFileOpener(settings, opener, new TornTail(MAX_TORN_BYTES, notices));
        this.sync = new SyncSchedule(settings.fsync(), settings.fsyncInterval(), clock);
    }

    /** Opens the file, after letting go of what is open. */
    void open() throws IOException {
        release();
        LineFile opened = openFile();
        if (settings.rotation().rotates()) {
            housekeeper.tidySoon(opened.path());
        }
    }

    /** Appends all events, or says how many of them it did append. */
    void append(List<EncodedEvent> events) throws AppendException {
        int done = 0;
        try {
            Instant now = clock.instant();
            LineFile current = currentFile();
            if (current.length() > 0 && settings.rotation().intervalOf(now) > interval) {
                current = rotate(current, now);
            }
            while (true) {
                int to = settings.rotation().endOfFitting(current.length(), events, done);
                appendTo(current, events, done, to, now);
                done = to;
                if (done == events.size()) {
                    return;
                }
                current = rotate(current, now);
            }
        } catch (IOException e) {
            throw new AppendException(done, e);
        }
    }

    private void appendTo(LineFile target, List<EncodedEvent> events, int from, int to, Instant now)
            throws AppendException {
        long start = target.length();
        if (start == 0) {
            interval = settings.rotation().intervalOf(now);
        }
        try {
            target.append(events, from, to, buffer, () -> stopped);
        } catch (IOException e) {
            int kept = from;
            long end = start;
            while (!sync.beforeDelivery() && end + events.get(kept).length() <= target.length()) {
                end += events.get(kept++).length();
            }
            takeBack(target, end);
            throw new AppendException(kept, e);
        }
        boolean rotatesNext = to < events.size();
        if (rotatesNext ? sync.beforeClosing() : sync.dueAfterBatch()) {
            try {
                target.force();
                sync.done();
            } catch (IOException e) {
                takeBack(target, start);
                throw new AppendException(from, e);
            }
        }
    }

    /** Cuts a file off, now or, where that fails, before anything else is written to it. */
    private void takeBack(LineFile target, long end) {
        // A pending interrupt would close any channel that is touched.
        boolean interrupted = Thread.interrupted();
        try {
            target.cutTo(end);
        } catch (IOException e) {
            undo = new Undo(target.identity(), end);
            release();
            reopenToUndo();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reopenToUndo() {
        try {
            openFile();
        } catch (IOException e) {
            notices.partialWriteLeft(settings.path(), e);
        }
    }

    private LineFile currentFile() throws IOException {
        LineFile current = file;
        if (current == null) {
            return openFile();
        }
        Optional<String> change = current.changeAt(settings.path());
        if (change.isEmpty()) {
            return current;
        }
        notices.reopened(settings.path(), change.get());
        release();
        return openFile();
    }

    private LineFile openFile() throws IOException {
        LineFileOpener.Opened opened = opener.open(undo);
        LineFile current = opened.file();
        undo = null;
        file = current;
        interval = settings.rotation().intervalOf(opened.lastWritten());
        if (sync.beforeClosing()) {
            PrivateFiles.forceDirectory(LineFileOpener.parent(current.path()));
        }
        return current;
    }

    private LineFile rotate(LineFile current, Instant now) throws IOException {
        if (sync.beforeClosing() && current.unsynced()) {
            current.force();
        }
        file = null;
        current.close();
        rotatedFiles.moveAside(current.path(), now);
        housekeeper.tidySoon(current.path());
        return openFile();
    }

    /** Makes an append that is under way end early, with some events not appended. */
    void stop() {
        stopped = true;
    }

    /** Syncs the file where that is asked for, and closes it. */
    void release() {
        LineFile current = file;
        file = null;
        if (current == null) {
            return;
        }
        try {
            if (sync.beforeClosing() && current.unsynced()) {
                current.force();
            }
        } catch (IOException e) {
            notices.notSynced(settings.path(), e);
        }
        try {
            current.close();
        } catch (IOException e) {
            notices.notSynced(settings.path(), e);
        }
    }

    /** Releases the file, and ends the work on rotated ones. */
    void close() {
        release();
        housekeeper.close();
    }
}
