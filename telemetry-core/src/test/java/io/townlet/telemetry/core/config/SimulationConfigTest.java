package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.narration.NarrationSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a simulation's telemetry keeps, and how much it narrates, out of YAML. */
class SimulationConfigTest {

    @Test
    void everyKeyIsReadIntoItsPlace() {
        SimulationSettings settings = ConfigText.of(
                        "telemetry:",
                        "  transforms: {pipeline: []}",
                        "  simulation: {history_limit: 7, subscriber_queue_events: 8}",
                        "  narration:",
                        "    global_cooldown_ticks: 1",
                        "    category_cooldown_ticks: {gossip: 2, weather: 0}",
                        "    window_ticks: 3",
                        "    window_limit: 4",
                        "    dedupe_ticks: 5",
                        "    priority_categories: [fire, flood]",
                        "    relationship: {friendship_trust: 0.11, friendship_delta: 0.12, friendship_priority: 0.13,",
                        "      rivalry_avoid: 0.14, rivalry_escalation: 0.15}",
                        "    personality: {chat_extroversion: 0.21, chat_quality: 0.22, chat_priority: 0.23,",
                        "      conflict_tolerance: 0.24}")
                .read()
                .simulation();

        assertThat(settings)
                .isEqualTo(new SimulationSettings(
                        7,
                        8,
                        new NarrationSettings(
                                1,
                                Map.of("gossip", 2, "weather", 0),
                                3,
                                4,
                                5,
                                Set.of("fire", "flood"),
                                new NarrationSettings.Relationship(0.11, 0.12, 0.13, 0.14, 0.15),
                                new NarrationSettings.Personality(0.21, 0.22, 0.23, 0.24))));
    }

    @Test
    void whatIsLeftOutIsAsByDefault() {
        SimulationSettings defaults = SimulationSettings.defaults();

        assertThat(ConfigText.of("telemetry: {narration: , simulation: }")
                        .read()
                        .simulation())
                .isEqualTo(defaults);
        assertThat(ConfigText.of("telemetry: {narration: {window_limit: 2}}")
                        .read()
                        .simulation()
                        .narration()
                        .relationship())
                .isEqualTo(defaults.narration().relationship());
    }
}
