package io.townlet.telemetry.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTownTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void aSnapshotTakesAboutTenKilobytes() throws JsonProcessingException {
        SnapshotTown town = new SnapshotTown(0);
        for (int i = 0; i < 100; i++) {
            assertThat(mapper.writeValueAsBytes(town.next()).length).isBetween(9_500, 10_500);
        }
    }

    @Test
    void noSnapshotIsLikeTheOneBefore() {
        SnapshotTown town = new SnapshotTown(0);
        Map<String, Object> before = town.next();
        Map<String, Object> after = town.next();

        assertThat(after).containsOnlyKeys(before.keySet());
        assertThat(after.get("tick")).isNotEqualTo(before.get("tick"));
        assertThat(after.get("jobs")).isNotEqualTo(before.get("jobs"));
        assertThat(after.get("reward_breakdown")).isNotEqualTo(before.get("reward_breakdown"));
    }

    @Test
    void aSnapshotDoesNotChangeWhenTheTownGoesOn() throws JsonProcessingException {
        SnapshotTown town = new SnapshotTown(0);
        Map<String, Object> kept = town.next();
        String then = mapper.writeValueAsString(kept);
        for (int i = 0; i < 100; i++) {
            town.next();
        }
        assertThat(mapper.writeValueAsString(kept)).isEqualTo(then);
    }
}
