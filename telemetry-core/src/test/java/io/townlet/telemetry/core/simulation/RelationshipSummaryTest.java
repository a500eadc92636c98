package io.townlet.telemetry.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelationshipSummaryTest {

    private static Map<String, Object> tie(double trust, double familiarity, double rivalry) {
        return Map.of("trust", trust, "familiarity", familiarity, "rivalry", rivalry);
    }

    private static List<Object> agents(Payload summary, String owner, String list) {
        PayloadArray ties = summary.getPayload(owner).getArray(list);
        return ties.stream().map(tie -> ((Payload) tie).get("agent")).toList();
    }

    @Test
    void namesTheThreeBestFriendsAndTheThreeWorstRivals() {
        Payload summary = RelationshipSummary.of(Payload.copyOf(Map.of(
                "ada",
                Map.of(
                        "ben", tie(0.5, 0.1, 0.0),
                        "cem", tie(0.2, 0.9, 0.3),
                        "dia", tie(0.9, 0.9, 0.1),
                        "eli", tie(0.3, 0.4, 0.9),
                        "fay", tie(0.1, 0.1, 0.5)))));

        assertThat(agents(summary, "ada", "top_friends")).containsExactly("dia", "cem", "eli");
        assertThat(agents(summary, "ada", "top_rivals")).containsExactly("eli", "fay", "cem");
    }

    @Test
    void aTieShowsItsValuesWithTheOthersName() {
        Payload summary = RelationshipSummary.of(Payload.copyOf(Map.of("ada", Map.of("ben", tie(0.5, 0.25, 0.0)))));

        assertThat(summary.getPayload("ada").getArray("top_friends"))
                .containsExactly(Payload.copyOf(tie(0.5, 0.25, 0.0)).with("agent", "ben"));
        assertThat(agents(summary, "ada", "top_rivals")).isEmpty();
    }

    @Test
    void whoHasNoTiesIsListedWithoutAny() {
        Payload summary = RelationshipSummary.of(
                Payload.copyOf(Map.of("ada", Map.of(), "ben", "none", "cem", Map.of("ada", "stranger"))));

        assertThat(agents(summary, "ada", "top_friends")).isEmpty();
        assertThat(agents(summary, "cem", "top_rivals")).isEmpty();
        assertThat(summary.containsKey("ben")).isFalse();
    }
}
