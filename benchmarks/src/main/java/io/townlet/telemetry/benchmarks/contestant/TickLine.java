package io.townlet.telemetry.benchmarks.contestant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.townlet.telemetry.benchmarks.workload.TickReport;

/** The eight fields as a class that was written for this one event. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TickLine(
        long tick,
        String status,
        double durationMs,
        long failureCount,
        long queueLength,
        long droppedMessages,
        long perturbationsActive,
        long employmentExitQueue) {

    static TickLine of(TickReport report) {
        return new TickLine(
                report.tick(),
                report.status(),
                report.durationMs(),
                report.failureCount(),
                report.queueLength(),
                report.droppedMessages(),
                report.perturbationsActive(),
                report.employmentExitQueue());
    }
}
