package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The options of one file transport, read.
 *
 * @param path the file as configured
 * @param fsync when lines are forced to the disk
 * @param fsyncInterval the interval of {@link Fsync#INTERVAL}
 * @param rotation when the file is rotated
 * @param keep how many rotated files are kept, 0 or more
 * @param gzip whether rotated files are compressed
 */
record FileSettings(Path path, Fsync fsync, Duration fsyncInterval, RotationSchedule rotation, int keep, boolean gzip) {

    private static final long TEBIBYTE = 1L << 40;
    private static final double YEAR_SECONDS = 365.0 * 24 * 60 * 60;

    private static final Option<Path> FILE_PATH =
            Option.file("file_path").asRequired().describedAs("The file that lines are appended to.");
    private static final Option<String> FSYNC = Option.choice("fsync", "never", "batch", "interval")
            .withDefault("never")
            .describedAs("When lines are forced to the disk.");
    private static final Option<Duration> FSYNC_INTERVAL = Option.seconds("fsync_interval_seconds", 0.01, 3600)
            .withDefault(Duration.ofSeconds(1))
            .describedAs("How often lines are forced to the disk with fsync: interval.");
    private static final Option<Long> ROTATE_MAX_BYTES = Option.byteCount("rotate_max_bytes", 1024, TEBIBYTE)
            .describedAs("The size that the file is not to exceed; none without it.");
    private static final Option<Duration> ROTATE_INTERVAL = Option.seconds("rotate_interval_seconds", 1, YEAR_SECONDS)
            .describedAs("The span of time that one file holds, counted from the UTC epoch; any without it.");
    private static final Option<Integer> ROTATE_KEEP =
            Option.wholeNumber("rotate_keep", 0, 10_000).withDefault(7).describedAs("How many rotated files are kept.");
    private static final Option<Boolean> ROTATE_GZIP =
            Option.flag("rotate_gzip").withDefault(false).describedAs("Whether rotated files are compressed.");

    /** All there are, in the order in which they are documented. */
    static final List<Option<?>> OPTIONS =
            List.of(FILE_PATH, FSYNC, FSYNC_INTERVAL, ROTATE_MAX_BYTES, ROTATE_INTERVAL, ROTATE_KEEP, ROTATE_GZIP);

    static FileSettings of(Options options) {
        return new FileSettings(
                options.get(FILE_PATH),
                Fsync.valueOf(options.get(FSYNC).toUpperCase(Locale.ROOT)),
                options.get(FSYNC_INTERVAL),
                new RotationSchedule(
                        options.find(ROTATE_MAX_BYTES).orElse(RotationSchedule.ANY_SIZE),
                        options.find(ROTATE_INTERVAL).map(Duration::toMillis).orElse(RotationSchedule.ANY_TIME)),
                options.get(ROTATE_KEEP),
                options.get(ROTATE_GZIP));
    }

    static List<OptionProblem> check(Options options) {
        boolean rotates = options.find(ROTATE_MAX_BYTES).isPresent()
                || options.find(ROTATE_INTERVAL).isPresent();
        if (!rotates && options.get(ROTATE_GZIP)) {
            return List.of(new OptionProblem(
                    ROTATE_GZIP.name(),
                    "has no effect on a file that is never rotated; add " + ROTATE_MAX_BYTES.name() + " or "
                            + ROTATE_INTERVAL.name() + ", or leave it out"));
        }
        return List.of();
    }
}
