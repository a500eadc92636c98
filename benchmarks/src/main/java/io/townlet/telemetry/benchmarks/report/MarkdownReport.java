package io.townlet.telemetry.benchmarks.report;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows results as Markdown. */
public final class MarkdownReport {

    private final Map<String, String> settings;
    private final Results results;

    /**
     * Prepares a report.
     *
     * @param settings how the session was set up, by name
     * @param results what came out
     */
    public MarkdownReport(Map<String, String> settings, Results results) {
        this.settings = new LinkedHashMap<>(settings);
        this.results = results;
    }

    /**
     * Writes the report.
     *
     * @return Markdown that ends in a line feed
     */
    public String render() {
        StringBuilder out = new StringBuilder("# Side by side\n\n");
        list(out, settings);
        out.append("\n## Contestants\n\n");
        contestantSettings().forEach((contestant, values) -> {
            out.append("**").append(contestant.title()).append("**\n\n");
            list(out, values);
            out.append('\n');
        });
        out.append("Medians of all runs, with the smallest and the largest in brackets.\n\n");
        for (Scenario scenario : results.scenarios()) {
            out.append("## ").append(scenario).append("\n\n");
            figures(out, scenario);
            ratios(out, scenario);
        }
        return out.toString();
    }

    private static void list(StringBuilder out, Map<String, String> values) {
        values.forEach((name, value) ->
                out.append("- ").append(name).append(": ").append(value).append('\n'));
    }

    private Map<ContestantKind, Map<String, String>> contestantSettings() {
        Map<ContestantKind, Map<String, String>> all = new LinkedHashMap<>();
        for (Measurement each : results.measurements()) {
            all.putIfAbsent(each.trial().contestant(), each.contestantSettings());
        }
        return all;
    }

    private void figures(StringBuilder out, Scenario scenario) {
        List<Figure> shown = new ArrayList<>(Figure.ALL);
        if (scenario.mode() == Mode.SATURATED) {
            shown.remove(Figure.LAG);
        }
        MarkdownTable.row(out, "contestant", shown.stream().map(Figure::title).toList());
        MarkdownTable.rule(out, shown.size());
        for (ContestantKind contestant : results.contestants(scenario)) {
            MarkdownTable.row(
                    out,
                    contestant.title(),
                    shown.stream()
                            .map(figure -> figure.show(results.spread(scenario, contestant, figure)))
                            .toList());
        }
        out.append('\n');
    }

    /** Ours divided by theirs. */
    private void ratios(StringBuilder out, Scenario scenario) {
        if (!results.contestants(scenario).contains(ContestantKind.OURS)) {
            return;
        }
        List<Figure> compared = List.of(
                Figure.DELIVERED, Figure.MEGABYTES, Figure.P50, Figure.P99, Figure.P999, Figure.ALLOCATED, Figure.CPU);
        MarkdownTable.row(
                out, "ours ÷ theirs", compared.stream().map(Figure::title).toList());
        MarkdownTable.rule(out, compared.size());
        for (ContestantKind contestant : results.contestants(scenario)) {
            if (contestant != ContestantKind.OURS) {
                MarkdownTable.row(
                        out,
                        contestant.title(),
                        compared.stream()
                                .map(figure -> ratio(scenario, contestant, figure))
                                .toList());
            }
        }
        out.append('\n');
    }

    private String ratio(Scenario scenario, ContestantKind contestant, Figure figure) {
        double ratio = results.spread(scenario, ContestantKind.OURS, figure)
                .ratioTo(results.spread(scenario, contestant, figure));
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, ratio < 100 ? "%.2f" : "%,.0f", ratio) : "-";
    }
}
