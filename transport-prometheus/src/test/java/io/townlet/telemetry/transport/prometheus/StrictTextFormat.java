package io.townlet.telemetry.transport.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format, and lets nothing pass that a metric of ours must not have. It shares no code with what it tests. */
final class StrictTextFormat {

    private static final Pattern HELP = Pattern.compile("# HELP (\\w+) (\\S.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (counter|gauge)");
    // A third word would be a timestamp.
    private static final Pattern SAMPLE =
            Pattern.compile("(townlet_telemetry_\\w+)(\\{(\\w+=\"[^\"]*\",?)+\\})? ([0-9.E-]+)");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    private StrictTextFormat() {}

    /** Reads a text whose label values hold no quotation marks. */
    static StrictTextFormat parse(String text) {
        StrictTextFormat read = new StrictTextFormat();
        assertThat(text).endsWith("\n").doesNotContain("\r").doesNotContain("_created");
        Set<String> helped = new HashSet<>();
        String family = "";
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        assertThat(lines.remove(lines.size() - 1)).isEmpty();
        for (String line : lines) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                family = help.group(1);
                assertThat(helped.add(family)).as("one HELP for " + family).isTrue();
            } else if (type.matches()) {
                assertThat(type.group(1)).as("HELP comes before TYPE").isEqualTo(family);
                assertThat(read.types.put(family, type.group(2))).isNull();
                assertThat(family.endsWith("_total")).as(family).isEqualTo("counter".equals(type.group(2)));
            } else {
                assertThat(sample.matches()).as("a sample: " + line).isTrue();
                assertThat(sample.group(1)).isEqualTo(family);
                assertThat(read.types).containsKey(family);
                String series = line.substring(0, line.lastIndexOf(' '));
                assertThat(read.samples.put(series, Double.valueOf(sample.group(4))))
                        .as("one value for " + series)
                        .isNull();
            }
        }
        return read;
    }

    /** Gives the value of a series, named as in the text. */
    Double value(String series) {
        assertThat(samples).containsKey(series);
        return samples.get(series);
    }

    boolean has(String series) {
        return samples.containsKey(series);
    }

    /** Adds up a metric over all its labels. */
    double sum(String name) {
        return samples.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    Map<String, String> types() {
        return types;
    }

    Map<String, Double> counters() {
        Map<String, Double> counters = new LinkedHashMap<>(samples);
        counters.keySet().removeIf(series -> !"counter".equals(types.get(series.substring(0, series.indexOf('{')))));
        return counters;
    }
}
