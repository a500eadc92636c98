package io.townlet.telemetry.benchmarks.report;

import io.townlet.telemetry.benchmarks.measure.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is read off each run, and how it is shown.
 *
 * @param wireName its name in JSON
 * @param title its name in tables
 * @param format a format for one value
 * @param reader reads it off
 */
record Figure(String wireName, String title, String format, ToDoubleFunction<Measurement> reader) {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    static final Figure DELIVERED =
            new Figure("delivered_per_second", "delivered/s", "%,.0f", Measurement::deliveredPerSecond);
    static final Figure MEGABYTES =
            new Figure("megabytes_per_second", "MB/s", "%,.1f", Measurement::megabytesPerSecond);
    static final Figure LOST = new Figure("lost", "lost", "%,.0f", Measurement::lost);
    static final Figure P50 =
            new Figure("emit_p50_us", "emit p50 µs", "%,.3f", each -> each.emitP50Nanos() / NANOS_PER_MICRO);
    static final Figure P99 =
            new Figure("emit_p99_us", "emit p99 µs", "%,.3f", each -> each.emitP99Nanos() / NANOS_PER_MICRO);
    static final Figure P999 =
            new Figure("emit_p999_us", "emit p99.9 µs", "%,.3f", each -> each.emitP999Nanos() / NANOS_PER_MICRO);
    static final Figure ALLOCATED =
            new Figure("producer_bytes_per_event", "producer B/event", "%,.0f", Measurement::producerBytesPerEvent);
    static final Figure CPU =
            new Figure("cpu_us_per_event", "CPU µs/event", "%,.2f", each -> each.cpuNanosPerEvent() / NANOS_PER_MICRO);
    static final Figure RESIDENT =
            new Figure("peak_resident_mib", "peak MiB", "%,.0f", each -> each.peakResidentBytes() / BYTES_PER_MEBIBYTE);
    static final Figure LAG =
            new Figure("worst_lag_ms", "worst lag ms", "%,.1f", each -> each.worstLagNanos() / NANOS_PER_MILLI);

    static final Figure HEAP_GROWTH = new Figure(
            "heap_growth_mib", "heap growth MiB", "%,.1f", each -> each.heapGrowthBytes() / BYTES_PER_MEBIBYTE);

    static final Figure BATCH =
            new Figure("events_per_request", "events/request", "%,.1f", Measurement::eventsPerRequest);

    /** All figures in the order in which they are shown; those of the heap and of requests are for some comparisons over the network alone. */
    static final List<Figure> ALL = List.of(DELIVERED, MEGABYTES, LOST, P50, P99, P999, ALLOCATED, CPU, RESIDENT, LAG);

    double of(Measurement measurement) {
        return reader.applyAsDouble(measurement);
    }

    /** Shows the median, and the ends where they differ. */
    String show(Spread spread) {
        String median = show(spread.median());
        String min = show(spread.min());
        String max = show(spread.max());
        return min.equals(max) ? median : median + " (" + min + " - " + max + ")";
    }

    private String show(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
