package io.townlet.telemetry.core.narration;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.PayloadArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationshipNarratorTest {

    private final RelationshipNarrator narrator =
            new RelationshipNarrator(new NarrationSettings.Relationship(0.6, 0.25, 0.85, 0.5, 0.75));

    private List<Narration> of(Object... updates) {
        return narrator.of(PayloadArray.copyOf(Arrays.asList(updates)));
    }

    private static Map<String, Object> tie(String owner, String other, double trust, double rivalry) {
        return Map.of("owner", owner, "other", other, "trust", trust, "rivalry", rivalry);
    }

    private static Map<String, Object> change(double trust, double moreTrust, double rivalry, double moreRivalry) {
        return Map.of(
                "owner",
                "ada",
                "other",
                "ben",
                "trust",
                trust,
                "rivalry",
                rivalry,
                "delta",
                Map.of("trust", moreTrust, "rivalry", moreRivalry));
    }

    @ParameterizedTest
    @CsvSource({
        "0.60, 0.25, told",
        "0.84, 0.50, told",
        "0.85, 0.25, priority",
        "0.59, 0.50, silent",
        "0.90, 0.24, silent",
        "0.90, -0.3, silent",
    })
    void tellsOfAFriendshipThatGrows(double trust, double delta, String expected) {
        List<Narration> told = of(change(trust, delta, 0, 0));

        if (expected.equals("silent")) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).singleElement().satisfies(narration -> {
                assertThat(narration.category()).isEqualTo("relationship_friendship");
                assertThat(narration.message()).isEqualTo("ada and ben are becoming friends.");
                assertThat(narration.priority()).isEqualTo(expected.equals("priority"));
                assertThat(narration.data().get("trust")).isEqualTo(trust);
            });
        }
    }

    // All of these are exact as doubles.
    @ParameterizedTest
    @CsvSource({
        "0.5,  0.25,  ada avoids ben.",
        "0.625, 0.5,  ada avoids ben.",
        "0.75, 0.125, ada and ben are in an open feud.",
        "1.0,  1.0,   ada and ben are in an open feud.",
        "0.625, 0.125,",
        "0.875, 0.125,",
        "0.25, -0.5,",
    })
    void tellsOnceThatARivalryPassesAThreshold(double rivalry, double delta, String message) {
        List<Narration> told = of(change(0, 0, rivalry, delta));

        assertThat(told).extracting(Narration::message).isEqualTo(message == null ? List.of() : List.of(message));
        assertThat(told).allSatisfy(narration -> {
            assertThat(narration.category()).isEqualTo("relationship_rivalry");
            assertThat(narration.priority()).isEqualTo(narration.message().contains("feud"));
        });
    }

    @Test
    void aNewTieHasGrownFromNothing() {
        assertThat(of(tie("ada", "ben", 0.7, 0.8)))
                .extracting(Narration::message)
                .containsExactly("ada and ben are becoming friends.", "ada and ben are in an open feud.");
    }

    @Test
    void bothSidesOfATieAreOneSubject() {
        assertThat(of(tie("ada", "ben", 0.7, 0), tie("ben", "ada", 0.7, 0)))
                .hasSize(2)
                .extracting(Narration::subject)
                .containsOnly("ada ben");
    }

    @Test
    void whatIsNoChangeIsLeftOut() {
        assertThat(of("text", null, 3, Map.of(), Map.of("owner", "ada", "trust", 1.0), List.of()))
                .isEmpty();
        assertThat(of(Map.of("owner", "ada", "other", "ben", "trust", "much", "delta", "more")))
                .isEmpty();
    }
}
