package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.Pacing;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.report.Comparison;
import io.townlet.telemetry.benchmarks.report.Comparison.Quantity;
import io.townlet.telemetry.benchmarks.report.Comparison.Ratio;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.util.List;

/** The parts of {@code benchmarks/network}. */
enum NetworkPart {
    /** Lines over TCP, against Log4j2's Socket appender. */
    TCP,
    /** Batches over HTTP, against OpenTelemetry's exporter. */
    HTTP,
    /** What a server that never reads does to the program. */
    STALLED;

    private static final int TLS_WARMTH = 2;

    Comparison comparison() {
        return switch (this) {
            case TCP -> tcp();
            case HTTP -> http();
            case STALLED -> stalled();
        };
    }

    private static Comparison tcp() {
        ContestantKind ours = ContestantKind.OURS_TCP;
        ContestantKind tls = ContestantKind.OURS_TLS;
        ContestantKind theirs = ContestantKind.LOG4J2_SOCKET;
        return new Comparison(
                "tcp",
                List.of(ours, tls, theirs),
                List.of(
                        new Ratio(Quantity.DELIVERED, ours, theirs, "at least 2"),
                        new Ratio(Quantity.DELIVERED, tls, ours, "at least 0.6")));
    }

    private static Comparison http() {
        ContestantKind ours = ContestantKind.OURS_HTTP;
        ContestantKind theirs = ContestantKind.OTLP_HTTP;
        return new Comparison(
                "http", List.of(ours, theirs), List.of(new Ratio(Quantity.DELIVERED, ours, theirs, "at least 3")));
    }

    private static Comparison stalled() {
        ContestantKind healthy = ContestantKind.OURS_DROPPING;
        ContestantKind stalled = ContestantKind.OURS_STALLED;
        return new Comparison(
                "a server that never reads",
                List.of(healthy, stalled),
                List.of(new Ratio(Quantity.EMIT_P999, stalled, healthy, "at most 2")));
    }

    /**
     * Gives the extent that a judgement of this part needs. JDK 17 runs a part of AES-GCM in the interpreter until some thousands of TLS records have passed,
     * on both sides of a connection, so that TLS is warm much later than the rest.
     */
    Extent lengthened(Extent usual) {
        return this == TCP
                ? new Extent(usual.jvms(), usual.seconds(), TLS_WARMTH * usual.events(), usual.snapshots())
                : usual;
    }

    List<TrialSettings> trials(List<Integer> producers, Extent extent, String folder) {
        return plan(producers, extent).trials(folder);
    }

    Plan plan(List<Integer> producers, Extent extent) {
        Mode mode = this == STALLED ? Mode.PACED : Mode.SATURATED;
        return new Plan(
                comparison().contestants(), List.of(Workload.EVENT), List.of(mode), producers, extent, Pacing.PARK);
    }
}
