package io.townlet.telemetry.core.narration;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalityNarratorTest {

    private final PersonalityNarrator narrator =
            new PersonalityNarrator(new NarrationSettings.Personality(0.5, 0.6, 0.75, 0.4));

    private static Payload traits(String agent, String trait, Object value) {
        return Payload.copyOf(Map.of("agents", Map.of(agent, Map.of(trait, value))));
    }

    private static Payload chat(double quality) {
        return Payload.copyOf(Map.of("speaker", "ada", "listener", "ben", "quality", quality));
    }

    @ParameterizedTest
    @CsvSource({
        "0.60, 0.50, told",
        "0.60, 0.74, told",
        "0.60, 0.75, priority",
        "1.00, 1.00, priority",
        "0.59, 1.00, silent",
        "1.00, 0.49, silent",
    })
    void tellsOfTheGoodTalkOfOneWhoIsOutgoing(double quality, double extroversion, String expected) {
        Narration narration = narrator.ofChat(chat(quality), traits("ada", "extroversion", extroversion));

        if (expected.equals("silent")) {
            assertThat(narration).isNull();
        } else {
            assertThat(narration.category()).isEqualTo("personality");
            assertThat(narration.message()).isEqualTo("ada, outgoing as ever, has a good talk with ben.");
            assertThat(narration.priority()).isEqualTo(expected.equals("priority"));
            assertThat(narration.data().toMap())
                    .isEqualTo(Map.of("speaker", "ada", "listener", "ben", "extroversion", extroversion));
        }
    }

    @Test
    void oneAgentsTalksAreOneSubjectWhoeverListens() {
        Payload traits = traits("ada", "extroversion", 0.6);
        Payload other = chat(0.8).with("listener", "cem");

        assertThat(narrator.ofChat(chat(0.8), traits).subject())
                .isEqualTo(narrator.ofChat(other, traits).subject());
    }

    @ParameterizedTest
    @CsvSource({"0.4, true", "1.0, true", "0.39, false"})
    void tellsOfThePatienceOfOneWhoForgives(double forgiveness, boolean told) {
        Payload quarrel = Payload.copyOf(Map.of("agent_a", "ada", "agent_b", "ben"));

        Narration narration = narrator.ofRivalry(quarrel, traits("ada", "forgiveness", forgiveness));

        assertThat(narration != null).isEqualTo(told);
        if (told) {
            assertThat(narration.message()).isEqualTo("ada, slow to anger, lets a quarrel with ben go.");
            assertThat(narration.priority()).isFalse();
        }
    }

    @Test
    void whatIsNotKnownIsNotToldOf() {
        Payload good = chat(1.0);
        Payload quarrel = Payload.copyOf(Map.of("agent_a", "ada", "agent_b", "ben"));

        assertThat(narrator.ofChat(good, Payload.empty())).isNull();
        assertThat(narrator.ofChat(good, traits("ben", "extroversion", 1.0))).isNull();
        assertThat(narrator.ofChat(good, traits("ada", "extroversion", "very"))).isNull();
        assertThat(narrator.ofChat(good, Payload.copyOf(Map.of("agents", 3)))).isNull();
        assertThat(narrator.ofChat(good.without("listener"), traits("ada", "extroversion", 1.0)))
                .isNull();
        assertThat(narrator.ofChat(good.without("quality"), traits("ada", "extroversion", 1.0)))
                .isNull();
        assertThat(narrator.ofRivalry(quarrel, Payload.empty())).isNull();
        assertThat(narrator.ofRivalry(quarrel.without("agent_b"), traits("ada", "forgiveness", 1.0)))
                .isNull();
    }
}
