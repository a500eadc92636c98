package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.event.Payload;

/**
 * What is run, as it stands in reports.
 *
 * @param source what is told, for example {@code demo, seed 1}
 * @param ticks how many ticks count, 1 to {@link #MAX_TICKS}
 * @param ticksPerSecond how fast they follow each other, 1 to {@link #MAX_RATE}, or 0 for as fast as they go
 * @param warmupTicks how many ticks are told before to warm the program up, 0 to {@link #MAX_TICKS}
 * @param telemetryVersion the version of the command
 */
public record BenchPlan(String source, int ticks, int ticksPerSecond, int warmupTicks, String telemetryVersion) {

    /** The most ticks of a run. */
    public static final int MAX_TICKS = 10_000_000;

    /** The most ticks in a second. */
    public static final int MAX_RATE = 1_000_000;

    /** Gives what two runs that are compared should have in common. */
    Payload toPayload() {
        return Payload.builder(7)
                .put("telemetry_version", telemetryVersion)
                .put("java_version", Runtime.version().toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("source", source)
                .put("ticks", ticks)
                .put("ticks_per_second", ticksPerSecond)
                .put("warmup_ticks", warmupTicks)
                .build();
    }
}
