package io.townlet.telemetry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stream of snapshots as a simulation may write it, and what to compare it by. */
final class TestStream {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestStream() {}

    /** Makes snapshots with identities to redact, odd numbers and text beyond ASCII. */
    static List<String> snapshots(int count) {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        for (int tick = 1; tick <= count; tick++) {
            ObjectNode line = JSON.createObjectNode();
            line.put("schema_version", "0.9.7").put("tick", tick);
            line.putObject("policy_identity")
                    .put("config_id", "v" + random.nextInt(3))
                    .putNull("policy_hash");
            ObjectNode jobs = line.putObject("jobs");
            for (String agent : List.of("alice", "bob#1", "élodie 😀")) {
                jobs.putObject(agent)
                        .put("wallet", random.nextDouble() * 100)
                        .put("exact", 0.1 + 0.2)
                        .put("whole", random.nextLong())
                        .put("on_shift", random.nextBoolean())
                        .put("note", "a \"quoted\"\ttext \\ of \u0001 and \u2028");
            }
            line.putArray("narrations").add(random.nextInt()).addNull().add(1e300);
            line.putNull("anneal_status");
            lines.add(line.toString());
        }
        return lines;
    }

    static List<JsonNode> parse(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static List<JsonNode> parse(List<String> lines) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : lines) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    static List<JsonNode> without(String field, List<JsonNode> lines) {
        List<JsonNode> rest = new ArrayList<>();
        for (JsonNode line : lines) {
            ObjectNode copy = line.deepCopy();
            copy.remove(field);
            rest.add(copy);
        }
        return rest;
    }
}
