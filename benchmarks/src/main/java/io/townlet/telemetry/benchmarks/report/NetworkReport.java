package io.townlet.telemetry.benchmarks.report;

import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.Scenario;
import io.townlet.telemetry.benchmarks.server.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what was delivered to servers, as Markdown. */
public final class NetworkReport {

    private final Map<String, String> settings;
    private final List<Comparison> comparisons;
    private final Results results;

    /**
     * Prepares a report.
     *
     * @param settings how the session was set up, by name
     * @param comparisons who was compared with whom
     * @param results what came out
     */
    public NetworkReport(Map<String, String> settings, List<Comparison> comparisons, Results results) {
        this.settings = settings;
        this.comparisons = List.copyOf(comparisons);
        this.results = results;
    }

    /**
     * Writes the report.
     *
     * @return Markdown that ends in a line feed
     */
    public String render() {
        StringBuilder out = new StringBuilder("# Over the network\n\n");
        list(out, settings);
        out.append("\nMedians of all runs, with the smallest and the largest in brackets.\n\n");
        comparisons.forEach(comparison -> render(out, comparison));
        return out.toString();
    }

    private void render(StringBuilder out, Comparison comparison) {
        for (ContestantKind contestant : comparison.contestants()) {
            out.append("**").append(contestant.title()).append("**\n\n");
            list(out, settingsOf(contestant));
            out.append('\n');
        }
        for (Scenario scenario : scenariosOf(comparison)) {
            out.append("## ")
                    .append(comparison.title())
                    .append(": ")
                    .append(scenario)
                    .append("\n\n");
            figures(out, comparison, scenario);
            ratios(out, comparison, scenario);
        }
    }

    private static void list(StringBuilder out, Map<String, String> values) {
        values.forEach((name, value) ->
                out.append("- ").append(name).append(": ").append(value).append('\n'));
    }

    private Map<String, String> settingsOf(ContestantKind contestant) {
        return results.measurements().stream()
                .filter(each -> each.trial().contestant() == contestant)
                .findFirst()
                .map(Measurement::contestantSettings)
                .orElse(Map.of());
    }

    private List<Scenario> scenariosOf(Comparison comparison) {
        return results.scenarios().stream()
                .filter(scenario -> results.contestants(scenario).containsAll(comparison.contestants()))
                .toList();
    }

    private void figures(StringBuilder out, Comparison comparison, Scenario scenario) {
        List<Figure> shown = new ArrayList<>(Figure.ALL);
        if (comparison.contestants().stream().anyMatch(ContestantKind::watchesHeap)) {
            shown.add(Figure.HEAP_GROWTH);
        } else {
            shown.remove(Figure.LAG);
        }
        if (comparison.contestants().stream().allMatch(each -> each.server() == ServerKind.HTTP)) {
            shown.add(Figure.BATCH);
        }
        MarkdownTable.row(out, "contestant", shown.stream().map(Figure::title).toList());
        MarkdownTable.rule(out, shown.size());
        for (ContestantKind contestant : comparison.contestants()) {
            MarkdownTable.row(
                    out,
                    contestant.title(),
                    shown.stream()
                            .map(figure -> figure.show(results.spread(scenario, contestant, figure)))
                            .toList());
        }
        out.append('\n');
    }

    private void ratios(StringBuilder out, Comparison comparison, Scenario scenario) {
        MarkdownTable.row(out, "ratio", List.of("of", "is", "aim"));
        out.append("| --- | --- | ---: | --- |\n");
        for (Comparison.Ratio ratio : comparison.ratios()) {
            Figure figure = ratio.quantity().figure();
            double value = results.spread(scenario, ratio.over(), figure)
                    .ratioTo(results.spread(scenario, ratio.under(), figure));
            MarkdownTable.row(
                    out,
                    ratio.over().title() + " ÷ " + ratio.under().title(),
                    List.of(figure.title(), String.format(Locale.ROOT, "%.2f", value), ratio.aim()));
        }
        out.append('\n');
    }
}
