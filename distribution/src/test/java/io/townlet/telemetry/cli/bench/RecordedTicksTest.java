package io.townlet.telemetry.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.TelemetryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTicksTest {

    @TempDir
    Path folder;

    private RecordedTicks recording(String... lines) throws IOException {
        return RecordedTicks.open(Files.write(folder.resolve("town.jsonl"), List.of(lines)));
    }

    private static List<Integer> sizes(RecordedTicks ticks, int count) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordingSink sink = new RecordingSink();
            ticks.next().tell(sink);
            sizes.add(sink.events().size());
        }
        return sizes;
    }

    @Test
    void linesOfOneTickBelongTogetherAndTheStreamBeginsAnew() throws Exception {
        try (RecordedTicks ticks = recording(
                "{\"name\":\"narration\",\"payload\":{\"tick\":1}}",
                "{\"schema_version\":\"1\",\"tick\":1}",
                "{\"name\":\"loop.tick\",\"payload\":{\"text\":\"of no tick\"}}",
                "not JSON",
                "{\"payload_type\":\"diff\",\"tick\":2}")) {
            assertThat(sizes(ticks, 5)).containsExactly(3, 1, 3, 1, 3);
        }
    }

    @Test
    void everySnapshotOrDiffIsATickOfItsOwn() throws Exception {
        try (RecordedTicks ticks = recording(
                "{\"payload_type\":\"snapshot\"}", "{\"payload_type\":\"diff\"}", "{\"payload_type\":\"diff\"}")) {
            assertThat(sizes(ticks, 4)).containsExactly(1, 1, 1, 1);
        }
    }

    @Test
    void aStreamWithoutTicksIsCutIntoPieces() throws Exception {
        String[] lines = new String[RecordedTicks.MAX_LINES + 2];
        Arrays.fill(lines, "{}");
        try (RecordedTicks ticks = recording(lines)) {
            assertThat(sizes(ticks, 3)).containsExactly(RecordedTicks.MAX_LINES, 2, RecordedTicks.MAX_LINES);
        }
    }

    @Test
    void theEventsAreThoseOfTheLines() throws Exception {
        try (RecordedTicks ticks = recording("{\"name\":\"loop.tick\",\"payload\":{\"tick\":7}}")) {
            RecordingSink sink = new RecordingSink();
            ticks.next().tell(sink);
            assertThat(sink.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.name()).isEqualTo("loop.tick"))
                    .extracting(TelemetryEvent::tick)
                    .isEqualTo(7L);
        }
    }

    @Test
    void aRecordingWithoutEventsIsRefused() {
        assertThatThrownBy(() -> recording("", "nothing")).hasMessageContaining("no line that is a JSON event");
    }
}
