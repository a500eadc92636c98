package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run gave. Immutable.
 *
 * @param context what was run, on what: the same for two runs that can be compared
 * @param metrics what was measured; over several transports the sum of counts, and the most of peaks and durations
 * @param transports the settings and the status of each transport
 */
public record BenchReport(Payload context, Map<BenchMetric, Number> metrics, List<Payload> transports) {

    /** What a report says that it is. */
    static final String REPORT = "telemetry bench run";

    /** Raised when a number changes its meaning. */
    static final int VERSION = 1;

    /** Copies the map and the list. */
    public BenchReport {
        metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
        transports = List.copyOf(transports);
    }

    /**
     * Gives one number.
     *
     * @param metric which
     * @return its value, 0 where it wasn't measured
     */
    public double value(BenchMetric metric) {
        return metrics.getOrDefault(metric, 0).doubleValue();
    }

    /**
     * Gives the report as one object.
     *
     * @return what {@link ReportFile} writes
     */
    public Payload toPayload() {
        PayloadBuilder report = Payload.builder(24).put("report", REPORT).put("report_version", VERSION);
        context.forEach(report::put);
        metrics.forEach((metric, value) -> report.put(metric.wireName(), (Object) value));
        return report.put("transports", (Object) transports).build();
    }
}
