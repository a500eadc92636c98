package io.townlet.telemetry.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.measure.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes results as JSON: the settings, the medians with their ends, and each single measurement. */
public final class JsonReport {

    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Map<String, String> settings;
    private final Results results;

    /**
     * Prepares a report.
     *
     * @param settings how the session was set up, by name
     * @param results what came out
     */
    public JsonReport(Map<String, String> settings, Results results) {
        this.settings = settings;
        this.results = results;
    }

    /**
     * Writes the report.
     *
     * @param file where to; an older file is replaced
     * @throws IOException where it can't be written
     */
    public void write(Path file) throws IOException {
        ObjectNode root = mapper.createObjectNode();
        root.set("settings", mapper.valueToTree(settings));
        ArrayNode summary = root.putArray("summary");
        for (Scenario scenario : results.scenarios()) {
            for (ContestantKind contestant : results.contestants(scenario)) {
                summary.add(summary(scenario, contestant));
            }
        }
        root.set("measurements", mapper.valueToTree(results.measurements()));
        mapper.writeValue(file.toFile(), root);
    }

    private ObjectNode summary(Scenario scenario, ContestantKind contestant) {
        ObjectNode entry = mapper.createObjectNode();
        entry.put("contestant", contestant.wireName());
        entry.put("workload", scenario.workload().wireName());
        entry.put("mode", scenario.mode().wireName());
        entry.put("producers", scenario.producers());
        for (Figure figure : Figure.ALL) {
            Spread spread = results.spread(scenario, contestant, figure);
            entry.set(figure.wireName(), mapper.valueToTree(spread));
        }
        return entry;
    }
}
