package io.townlet.telemetry.benchmarks.sidebyside;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how long a session takes, apart from the number of events. */
final class ExtentOptions {

    @Option(
            names = "--jvms",
            paramLabel = "N",
            description = "How many JVMs each contestant gets in each scenario (default: 5).")
    private @Nullable Integer jvms;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a paced run takes (default: 10).")
    private @Nullable Integer seconds;

    @Option(names = "--quick", description = "One JVM each and few events: shows that all works, not how fast.")
    private boolean quick;

    boolean isQuick() {
        return quick;
    }

    /**
     * Gives the extent of a session.
     *
     * @param events how many events or snapshots a saturated run takes, or null for as many as usual
     * @throws IllegalArgumentException where a number is too small
     */
    Extent extent(@Nullable Long events) {
        Extent usual = quick ? Extent.QUICK : Extent.FULL;
        return new Extent(
                Objects.requireNonNullElse(jvms, usual.jvms()),
                Objects.requireNonNullElse(seconds, usual.seconds()),
                Objects.requireNonNullElse(events, usual.events()),
                Objects.requireNonNullElse(events, usual.snapshots()));
    }
}
