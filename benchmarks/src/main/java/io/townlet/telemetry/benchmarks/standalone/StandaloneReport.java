package io.townlet.telemetry.benchmarks.standalone;

import io.townlet.telemetry.benchmarks.report.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how long the programs took. */
final class StandaloneReport {

    private static final double BYTES_PER_MEGABYTE = 1_000_000;

    private StandaloneReport() {}

    /**
     * Writes the report.
     *
     * @param events lines of the input
     * @param bytes bytes of the input
     * @param seconds what was measured of each program; the first is ours
     */
    static String render(long events, long bytes, Map<Rival, List<Double>> seconds) {
        Spread ours = Spread.of(seconds.values().iterator().next());
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "# From a file to a file%n%n%,d lines, %,d bytes; start and end included%n%n",
                events,
                bytes));
        out.append(
                "| program | seconds (median, min - max) | events/s | MB/s | speed of telemetry run ÷ its speed |\n");
        out.append("| --- | ---: | ---: | ---: | ---: |\n");
        seconds.forEach((rival, runs) -> {
            Spread spread = Spread.of(runs);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f (%.2f - %.2f) | %,.0f | %,.0f | %.2f |%n",
                    rival.title(),
                    spread.median(),
                    spread.min(),
                    spread.max(),
                    events / spread.median(),
                    bytes / spread.median() / BYTES_PER_MEGABYTE,
                    spread.ratioTo(ours)));
        });
        return out.toString();
    }
}
