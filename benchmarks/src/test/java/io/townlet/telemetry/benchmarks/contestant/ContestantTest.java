package io.townlet.telemetry.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.benchmarks.measure.RecordCounter;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContestantTest {

    private static final int EVENTS = 2_000;
    private static final int SNAPSHOTS = 100;

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("ofFiles")
    void everyEventIsInTheFileOnceTheContestantIsClosed(ContestantKind kind) throws IOException {
        Path file = folder.resolve("events.jsonl");

        String mark = writeEvents(kind, file);

        assertThat(RecordCounter.count(file, mark)).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @MethodSource("ofFiles")
    void everySnapshotIsInTheFileOnceTheContestantIsClosed(ContestantKind kind) throws IOException {
        Path file = folder.resolve("snapshots.jsonl");

        String mark = writeSnapshots(kind, file);

        assertThat(RecordCounter.count(file, mark)).isEqualTo(SNAPSHOTS);
    }

    /** The limit writes the same lines over and over, and OpenTelemetry has a format of its own. */
    @ParameterizedTest
    @EnumSource(names = {"OURS", "LOG4J2", "JACKSON", "JACKSON_POJO"})
    void everyLineOfAnEventHoldsItsEightFields(ContestantKind kind) throws IOException {
        Path file = folder.resolve("events.jsonl");

        writeEvents(kind, file);

        TickReport expected = new TickReport(0);
        List<JsonNode> lines = read(file);
        assertThat(lines).hasSize(EVENTS);
        for (JsonNode line : lines) {
            expected.advance();
            assertThat(line).isEqualTo(mapper.readTree(mapper.writeValueAsBytes(expected.toMap())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "LOG4J2", "JACKSON", "JACKSON_POJO", "LIMIT"})
    void everyLineOfASnapshotHoldsAllOfItInEveryDepth(ContestantKind kind) throws IOException {
        Path file = folder.resolve("snapshots.jsonl");

        writeSnapshots(kind, file);

        SnapshotTown expected = new SnapshotTown(0);
        List<JsonNode> lines = read(file);
        assertThat(lines).hasSize(SNAPSHOTS);
        for (JsonNode line : lines.subList(0, 50)) {
            assertThat(line).isEqualTo(mapper.readTree(mapper.writeValueAsBytes(expected.next())));
        }
    }

    @Test
    void openTelemetryWritesTheFieldsAsAttributes() throws IOException {
        Path file = folder.resolve("events.jsonl");

        writeEvents(ContestantKind.OPENTELEMETRY, file);

        JsonNode record = read(file).get(0).at("/resourceLogs/0/scopeLogs/0/logRecords/0");
        assertThat(record.at("/eventName").asText()).isEqualTo(TickReport.EVENT_NAME);
        assertThat(record.at("/attributes").findValuesAsText("key"))
                .containsExactlyInAnyOrderElementsOf(TickReport.FIELDS);
    }

    @Test
    void openTelemetryWritesASnapshotAsANestedBody() throws IOException {
        Path file = folder.resolve("snapshots.jsonl");

        writeSnapshots(ContestantKind.OPENTELEMETRY, file);

        JsonNode body = read(file).get(0).at("/resourceLogs/0/scopeLogs/0/logRecords/0/body/kvlistValue/values");
        SnapshotTown town = new SnapshotTown(0);
        assertThat(body).hasSize(town.next().size());
        assertThat(body.findValuesAsText("key")).contains("reward_breakdown", "needs_penalty", "top_actions");
    }

    static List<ContestantKind> ofFiles() {
        return ContestantKind.ofFiles();
    }

    private static String writeEvents(ContestantKind kind, Path file) throws IOException {
        TickReport report = new TickReport(0);
        try (Contestant contestant = kind.open(new Place(file.toString(), file))) {
            for (int i = 0; i < EVENTS; i++) {
                report.advance();
                contestant.emit(report);
            }
            return contestant.recordMark();
        }
    }

    private static String writeSnapshots(ContestantKind kind, Path file) throws IOException {
        SnapshotTown town = new SnapshotTown(0);
        try (Contestant contestant = kind.open(new Place(file.toString(), file))) {
            for (int i = 0; i < SNAPSHOTS; i++) {
                contestant.emit(town);
            }
            return contestant.recordMark();
        }
    }

    private List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
