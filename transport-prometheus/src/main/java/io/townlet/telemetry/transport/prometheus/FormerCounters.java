package io.townlet.telemetry.transport.prometheus;

import java.util.HashMap;
import java.util.Map;

/**
 * The counters of the file that was there at the start. Immutable.
 *
 * <p>All of the file must be what this transport writes, or nothing of it is taken: half a file would let some counters go on and
 * others begin anew.
 */
final class FormerCounters {

    /** No file was there. */
    static final FormerCounters NONE = new FormerCounters(Map.of());

    private static final String OWN_PREFIX = "townlet_telemetry_";
    private static final String COUNTER_SUFFIX = "_total";

    /** Up to here a floating-point number, as which the format has it, counts every single one. */
    private static final double MOST = 1L << 53;

    private final Map<String, Map<Map<String, String>, Long>> counts;

    private FormerCounters(Map<String, Map<Map<String, String>, Long>> counts) {
        this.counts = counts;
    }

    /**
     * Reads the counters of a text in Prometheus' text format, version 0.0.4, as {@link MetricsFile} writes it.
     *
     * @param text the text; may be empty, which means that there are none
     * @throws BrokenFileException where it isn't whole, or something else's
     */
    static FormerCounters parse(String text) throws BrokenFileException {
        if (text.isEmpty()) {
            return NONE;
        }
        if (!text.endsWith("\n")) {
            throw new BrokenFileException("its last line is cut off");
        }
        Map<String, Map<Map<String, String>, Long>> counts = new HashMap<>();
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int to = text.indexOf('\n', from);
            String line = text.substring(from, to);
            from = to + 1;
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(counts, SampleLine.parse(line, number), number);
            }
        }
        return new FormerCounters(counts);
    }

    private static void add(Map<String, Map<Map<String, String>, Long>> counts, SampleLine sample, int number)
            throws BrokenFileException {
        if (!sample.name().startsWith(OWN_PREFIX)) {
            throw new BrokenFileException("line " + number + " is of a metric that this transport doesn't write");
        }
        if (!sample.name().endsWith(COUNTER_SUFFIX)) {
            return;
        }
        double value = sample.value();
        if (!(value >= 0 && value <= MOST) || value != Math.rint(value)) {
            throw new BrokenFileException("line " + number + " has a counter whose value is no count");
        }
        Long other = counts.computeIfAbsent(sample.name(), any -> new HashMap<>())
                .putIfAbsent(sample.labels(), (long) value);
        if (other != null) {
            throw new BrokenFileException("line " + number + " has a counter that stands before it already");
        }
    }

    /**
     * Gives a counter.
     *
     * @param name the metric's name without {@code _total}
     * @param labels its labels
     * @return its value; 0 where it wasn't there
     */
    long get(String name, Map<String, String> labels) {
        return all(name).getOrDefault(labels, 0L);
    }

    /** Gives all counters of a name, by their labels. */
    Map<Map<String, String>, Long> all(String name) {
        return counts.getOrDefault(name + COUNTER_SUFFIX, Map.of());
    }
}
