package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one transport tells the log beside the failures that its host hears of. At most one line of each sort in ten seconds. Safe for
 * use by several threads.
 */
final class FileNotices {

    private static final Logger LOG = LoggerFactory.getLogger(FileTransport.class);

    private final String transportId;
    private final LogThrottle reopened;
    private final LogThrottle tornLineSetApart;
    private final LogThrottle partialWriteLeft;
    private final LogThrottle notSynced;
    private final LogThrottle notCompressed;
    private final LogThrottle notDeleted;

    FileNotices(String transportId, TelemetryClock clock) {
        this.transportId = transportId;
        this.reopened = new LogThrottle(clock);
        this.tornLineSetApart = new LogThrottle(clock);
        this.partialWriteLeft = new LogThrottle(clock);
        this.notSynced = new LogThrottle(clock);
        this.notCompressed = new LogThrottle(clock);
        this.notDeleted = new LogThrottle(clock);
    }

    /** Someone moved, deleted or truncated the file. */
    void reopened(Path file, String change) {
        reopened.run(suppressed -> LOG.info(
                "event=file_reopened transport={} file={} change={} suppressed={}",
                transportId,
                file,
                change,
                suppressed));
    }

    /** A crash had left half a line. */
    void tornLineSetApart(Path torn, long bytes) {
        tornLineSetApart.run(suppressed -> LOG.warn(
                "event=torn_line_set_apart transport={} file={} bytes={} suppressed={}",
                transportId,
                torn,
                bytes,
                suppressed));
    }

    /** A write failed halfway and could not be taken back at once; it will be before the next one. */
    void partialWriteLeft(Path file, IOException failure) {
        warn("partial_write_left", partialWriteLeft, file, failure);
    }

    /** A file was closed, and what was written last may not be on the disk. */
    void notSynced(Path file, IOException failure) {
        warn("file_not_synced", notSynced, file, failure);
    }

    /** A rotated file stays as it is; it is compressed after the next rotation or start. */
    void notCompressed(Path file, IOException failure) {
        warn("rotated_file_not_compressed", notCompressed, file, failure);
    }

    /** Rotated files stay; they are deleted after the next rotation or start. */
    void notDeleted(Path current, IOException failure) {
        warn("rotated_files_not_deleted", notDeleted, current, failure);
    }

    /** The transport is closed before all rotated files were compressed; it goes on at the next start. */
    void compressionPutOff() {
        LOG.info("event=compression_put_off transport={}", transportId);
    }

    private void warn(String event, LogThrottle throttle, Path file, IOException failure) {
        throttle.run(suppressed -> LOG.warn(
                "event={} transport={} file={} reason=\"{}\" suppressed={}",
                event,
                transportId,
                file,
                FileProblem.reason(failure),
                suppressed));
    }
}
