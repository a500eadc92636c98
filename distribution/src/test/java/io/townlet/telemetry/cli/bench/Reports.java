package io.townlet.telemetry.cli.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes reports for tests. */
final class Reports {

    private Reports() {}

    static BenchReport report(int ticks, Map<BenchMetric, Number> metrics) {
        Map<BenchMetric, Number> all = new EnumMap<>(BenchMetric.class);
        for (BenchMetric metric : BenchMetric.values()) {
            all.put(metric, metrics.getOrDefault(metric, 0));
        }
        return new BenchReport(new BenchPlan("demo, seed 1", ticks, 1000, 3, "1.2.3").toPayload(), all, List.of());
    }
}
