package io.townlet.telemetry.core.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.core.aggregation.DiffReassembler.Continuity;
import io.townlet.telemetry.core.aggregation.Reassembly.Gap;
import io.townlet.telemetry.core.aggregation.Reassembly.Malformed;
import io.townlet.telemetry.core.aggregation.Reassembly.Other;
import io.townlet.telemetry.core.aggregation.Reassembly.Reassembled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiffReassemblerTest {

    private static final Map<String, Object> SNAPSHOT =
            Map.of("schema_version", "1", "tick", 1, "payload_type", "snapshot", "jobs", 1);

    private final DiffReassembler reassembler = new DiffReassembler();

    private static Map<String, Object> diff(long tick, Object jobs) {
        return Map.of("schema_version", "1", "tick", tick, "payload_type", "diff", "changes", Map.of("jobs", jobs));
    }

    @Test
    void withoutABaseTickADiffFollowsOnTheTickBefore() {
        reassembler.accept(SNAPSHOT);
        assertThat(reassembler.accept(diff(2, 2))).isInstanceOf(Reassembled.class);
        assertThat(reassembler.accept(diff(4, 3))).isEqualTo(new Gap(null, 2L));
        assertThat(reassembler.accept(diff(5, 4))).isEqualTo(new Gap(null, null));
    }

    @Test
    void whereTicksAreLeftOutADiffFollowsOnAnyEarlierTick() {
        DiffReassembler ascending = new DiffReassembler(Continuity.ASCENDING_TICKS);
        ascending.accept(SNAPSHOT);
        assertThat(ascending.accept(diff(9, 2))).isInstanceOf(Reassembled.class);
        assertThat(ascending.accept(diff(9, 3))).isEqualTo(new Gap(null, 9L));
    }

    @Test
    void aBaseTickThatIsNotTheLastTickIsAGap() {
        Payload diff = Payload.copyOf(diff(3, 2)).with("base_tick", 2);
        reassembler.accept(SNAPSHOT);
        assertThat(reassembler.accept(diff)).isEqualTo(new Gap(2L, 1L));
    }

    @Test
    void aLineWithoutAPayloadTypeButASchemaVersionIsASnapshot() {
        assertThat(reassembler.accept(Map.of("schema_version", "1", "tick", 1))).isInstanceOf(Reassembled.class);
    }

    @Test
    void eventsInBetweenChangeNothing() {
        reassembler.accept(SNAPSHOT);
        assertThat(reassembler.accept(Map.of("tick", 77, "status", "ok"))).isEqualTo(new Other());
        assertThat(reassembler.accept(diff(2, 2))).isInstanceOf(Reassembled.class);
    }

    @Test
    void whatWasRedactedOnTheWayIsMissingAndNothingElse() {
        reassembler.accept(SNAPSHOT);
        Payload diff = Payload.copyOf(diff(2, 5)).with("removed", List.of("policy_identity"));
        assertThat(reassembler.accept(diff))
                .isEqualTo(
                        new Reassembled(Payload.copyOf(SNAPSHOT).with("tick", 2).with("jobs", 5)));
    }

    static List<Map<String, Object>> malformed() {
        return List.of(
                Map.of("payload_type", "snapshot", "tick", 1.5),
                Map.of("payload_type", "diff", "changes", Map.of()),
                Map.of("payload_type", "diff", "tick", 2),
                Map.of("payload_type", "diff", "tick", 2, "changes", Map.of(), "base_tick", "1"),
                Map.of("payload_type", "diff", "tick", 2, "changes", Map.of(), "removed", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsNamedAndNothingIsKnownAfterIt(Map<String, Object> line) {
        reassembler.accept(SNAPSHOT);
        assertThat(reassembler.accept(line))
                .isInstanceOfSatisfying(
                        Malformed.class, result -> assertThat(result.problem()).contains("is not a"));
        assertThat(reassembler.accept(diff(2, 2))).isEqualTo(new Gap(null, null));
    }
}
