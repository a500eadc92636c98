package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.workload.Workload;

/**
 * How long a session takes.
 *
 * @param jvms how many JVMs each contestant gets in each scenario, 1 or more
 * @param seconds how long a paced run takes, 1 or more
 * @param events how many events of eight fields a saturated run takes
 * @param snapshots how many snapshots a saturated run takes
 */
record Extent(int jvms, int seconds, long events, long snapshots) {

    /** What a judgement is made of. */
    static final Extent FULL = new Extent(5, 10, 4_000_000, 40_000);

    /** Just enough to see that everything works. */
    static final Extent QUICK = new Extent(1, 1, 100_000, 2_000);

    private static final int WARM_UP_SHARE = 2;

    Extent {
        if (jvms < 1 || seconds < 1 || events < 1 || snapshots < 1) {
            throw new IllegalArgumentException("--jvms, --seconds and --events must be 1 or more");
        }
    }

    long measuredEvents(Workload workload, Mode mode) {
        return switch (mode) {
            case PACED -> (long) seconds * workload.pacedPerSecond();
            case SATURATED -> saturatedEvents(workload);
        };
    }

    /** The same before paced and saturated runs: it is about the compiler. */
    long warmUpEvents(Workload workload) {
        return Math.max(1, saturatedEvents(workload) / WARM_UP_SHARE);
    }

    private long saturatedEvents(Workload workload) {
        return switch (workload) {
            case EVENT -> events;
            case SNAPSHOT -> snapshots;
        };
    }
}
