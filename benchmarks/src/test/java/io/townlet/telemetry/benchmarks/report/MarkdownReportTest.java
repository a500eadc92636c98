package io.townlet.telemetry.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Measurement;
import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.measure.Pacing;
import io.townlet.telemetry.benchmarks.measure.Scenario;
import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {

    private static final Map<String, String> SETTINGS = Map.of("machine", "2 processors");

    /** Ours: medians of 2,000/s and 0.2 µs; Jackson: 1,000/s, 0.8 µs and 100 lost. */
    private static final Results RESULTS = new Results(List.of(
            measured(ContestantKind.OURS, 1.0, 1_000, 100),
            measured(ContestantKind.JACKSON, 1.0, 900, 800),
            measured(ContestantKind.OURS, 0.5, 1_000, 200),
            measured(ContestantKind.JACKSON, 0.9, 900, 700),
            measured(ContestantKind.OURS, 0.25, 1_000, 400),
            measured(ContestantKind.JACKSON, 0.5, 900, 900)));

    private static Measurement measured(ContestantKind contestant, double seconds, long delivered, double p50) {
        Scenario scenario = new Scenario(Workload.EVENT, Mode.SATURATED, 1);
        return new Measurement(
                new TrialSettings(contestant, scenario, 1_000, 10, Pacing.PARK, "folder"),
                Map.of("setting of", contestant.wireName()),
                1_000,
                delivered,
                160_000,
                0,
                seconds,
                p50,
                2_000,
                3_000,
                4_000,
                0,
                300,
                1_500,
                64L << 20,
                0);
    }

    @Test
    void eachContestantHasItsMediansWithTheEnds() {
        String report = new MarkdownReport(SETTINGS, RESULTS).render();

        assertThat(report)
                .contains(
                        "| Townlet Telemetry | 2,000 (1,000 - 4,000) | 0.3 (0.2 - 0.6) | 0 | 0.200 (0.100 - 0.400) | 2.000 | ")
                .contains("| Jackson inline | 1,000 (900 - 1,800) |");
        assertThat(report.lines().filter(line -> line.startsWith("| Jackson inline | 1,000")))
                .singleElement()
                .asString()
                .contains(" | 100 | 0.800 (0.700 - 0.900) | ");
    }

    @Test
    void ratiosAreOursDividedByTheirs() {
        String report = new MarkdownReport(SETTINGS, RESULTS).render();

        assertThat(report).contains("| Jackson inline | 2.00 | 1.80 | 0.25 | 1.00 | 1.00 | 1.00 | 1.00 |");
    }

    @Test
    void allSettingsArePrinted() {
        String report = new MarkdownReport(SETTINGS, RESULTS).render();

        assertThat(report)
                .contains("- machine: 2 processors")
                .contains("- setting of: ours")
                .contains("- setting of: jackson")
                .contains("## event, saturated, 1 producer");
    }

    @Test
    void theJsonHoldsMediansAndEachMeasurement(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.json");

        new JsonReport(SETTINGS, RESULTS).write(file);

        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertThat(root.at("/settings/machine").asText()).isEqualTo("2 processors");
        assertThat(root.at("/summary/0/contestant").asText()).isEqualTo("ours");
        assertThat(root.at("/summary/0/delivered_per_second/median").asDouble()).isEqualTo(2_000);
        assertThat(root.at("/summary/0/delivered_per_second/min").asDouble()).isEqualTo(1_000);
        assertThat(root.at("/measurements")).hasSize(6);
        assertThat(root.at("/measurements/1/trial/contestant").asText()).isEqualTo("JACKSON");
    }
}
