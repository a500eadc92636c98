package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventKindTest {

    @ParameterizedTest
    @CsvSource({
        "snapshot, SNAPSHOT",
        "diff, DIFF",
        "loop.health, HEALTH",
        "loop.failure, HEALTH",
        "loop.tick, EVENT",
        "loop.healthy, EVENT",
        "console.command, CONSOLE",
        "console., CONSOLE",
        "console, EVENT",
        "narration, NARRATION",
        "narration.line, NARRATION",
        "narrations, NARRATION",
        "Narration, EVENT",
        "'', EVENT",
        "snapshot.taken, EVENT"
    })
    void theNameTellsTheKind(String name, EventKind kind) {
        assertThat(EventKind.classify(name, Payload.empty())).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"snapshot, SNAPSHOT", "diff, DIFF", "health, CONSOLE", "SNAPSHOT, CONSOLE"})
    void aPayloadTypeOfSnapshotOrDiffGoesBeforeTheName(String type, EventKind kind) {
        Payload payload = Payload.builder().put("payload_type", type).build();
        assertThat(EventKind.classify("console.print", payload)).isEqualTo(kind);
    }

    @Test
    void aPayloadTypeThatIsNoTextTellsNothing() {
        Payload payload = Payload.builder().put("payload_type", 5).build();
        assertThat(EventKind.classify("diff", payload)).isEqualTo(EventKind.DIFF);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsWireName(EventKind kind) {
        assertThat(EventKind.ofWireName(kind.wireName())).isEqualTo(kind);
        assertThat(kind.wireName()).matches("[a-z]+");
    }

    @Test
    void unknownWireNamesGiveNull() {
        assertThat(EventKind.ofWireName("SNAPSHOT")).isNull();
        assertThat(EventKind.ofWireName("")).isNull();
    }

    @Test
    void theWireNamesAreThoseOfTheContract() {
        assertThat(EventKind.values())
                .extracting(EventKind::wireName)
                .containsExactly("snapshot", "diff", "event", "health", "console", "narration");
    }
}
