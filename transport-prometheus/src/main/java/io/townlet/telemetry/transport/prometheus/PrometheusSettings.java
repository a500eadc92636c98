package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of one transport, read.
 *
 * @param path the file as configured
 * @param labels what every metric is labelled with beside its own labels
 */
record PrometheusSettings(Path path, Map<String, String> labels) {

    private static final Option<Path> FILE_PATH =
            Option.file("file_path").asRequired().describedAs("The file that node_exporter reads; ends in .prom.");
    private static final Option<Map<String, String>> LABELS = Option.textMap("labels")
            .withDefault(Map.of())
            .describedAs("Labels that every metric gets, to tell several pipelines on one machine apart.");

    /** All there are, in the order in which they are documented. */
    static final List<Option<?>> OPTIONS = List.of(FILE_PATH, LABELS);

    private static final int MAX_LABELS = 16;
    private static final int MAX_VALUE_LENGTH = 256;

    /** As Prometheus' data model has it; what begins with two underscores is for its own use. */
    private static final Pattern LABEL_NAME = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]{0,127}");

    /** What the metrics are labelled with anyway, and what Prometheus itself adds when it scrapes. */
    private static final Set<String> TAKEN =
            Set.of("transport", "type", "kind", "reason", "provider", "job", "instance");

    static PrometheusSettings of(Options options) {
        return new PrometheusSettings(options.get(FILE_PATH), options.get(LABELS));
    }

    static List<OptionProblem> check(Options options) {
        List<OptionProblem> problems = new ArrayList<>();
        if (!options.get(FILE_PATH).toString().endsWith(".prom")) {
            problems.add(new OptionProblem(
                    FILE_PATH.name(),
                    "must end in .prom, because node_exporter reads no other files in its directory"));
        }
        Map<String, String> labels = options.get(LABELS);
        if (labels.size() > MAX_LABELS) {
            problems.add(new OptionProblem(LABELS.name(), "must be at most " + MAX_LABELS + " labels"));
        }
        labels.forEach((name, value) -> {
            if (!LABEL_NAME.matcher(name).matches()) {
                problems.add(new OptionProblem(
                        LABELS.name(),
                        "must have names of letters, digits and '_' that begin with a letter or one '_'; '" + name
                                + "' is none"));
            } else if (TAKEN.contains(name)) {
                problems.add(new OptionProblem(
                        LABELS.name(), "must have names other than '" + name + "', which has a meaning already"));
            }
            if (value.length() > MAX_VALUE_LENGTH) {
                problems.add(new OptionProblem(
                        LABELS.name(),
                        "must have values of at most " + MAX_VALUE_LENGTH + " characters; that of '" + name
                                + "' is longer"));
            }
        });
        return problems;
    }
}
