package io.townlet.telemetry.core.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NarrationGateTest {

    private static NarrationSettings settings(int global, Map<String, Integer> byCategory, int limit) {
        return new NarrationSettings(
                global,
                byCategory,
                600,
                limit,
                20,
                Set.of("urgent"),
                NarrationSettings.Relationship.defaults(),
                NarrationSettings.Personality.defaults());
    }

    private static Narration about(String category, String message) {
        return Narration.of(category, message);
    }

    @Test
    void theGlobalCoolDownEndsAtItsTick() {
        NarrationGate gate = new NarrationGate(NarrationSettings.defaults());

        assertThat(gate.admit(about("a", "one"), 0)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("b", "two"), 29)).isEqualTo(NarrationVerdict.GLOBAL_COOLDOWN);
        assertThat(gate.admit(about("b", "two"), 30)).isEqualTo(NarrationVerdict.TOLD);
    }

    @Test
    void aCategoryHasACoolDownOfItsOwn() {
        NarrationGate gate = new NarrationGate(settings(0, Map.of("a", 50), 10));

        assertThat(gate.admit(about("a", "one"), 0)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("a", "two"), 49)).isEqualTo(NarrationVerdict.CATEGORY_COOLDOWN);
        assertThat(gate.admit(about("b", "two"), 49)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("a", "two"), 50)).isEqualTo(NarrationVerdict.TOLD);
    }

    @Test
    void priorityPassesTheCoolDownsButIsNotToldTwice() {
        NarrationGate gate = new NarrationGate(NarrationSettings.defaults());

        assertThat(gate.admit(about("utility_outage", "dark"), 1)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("a", "one").withPriority(), 1)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("utility_outage", "dark"), 20)).isEqualTo(NarrationVerdict.DUPLICATE);
        assertThat(gate.admit(about("utility_outage", "dark"), 21)).isEqualTo(NarrationVerdict.TOLD);
    }

    @Test
    void theWindowHoldsForPriorityToo() {
        NarrationGate gate = new NarrationGate(settings(0, Map.of(), 2));

        assertThat(gate.admit(about("urgent", "one"), 0)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("urgent", "two"), 0)).isEqualTo(NarrationVerdict.TOLD);
        assertThat(gate.admit(about("urgent", "three"), 599)).isEqualTo(NarrationVerdict.WINDOW_FULL);
        assertThat(gate.admit(about("urgent", "three"), 600)).isEqualTo(NarrationVerdict.TOLD);
    }

    @Test
    void aSimulationThatGoesBackIsNotSilenced() {
        NarrationGate gate = new NarrationGate(NarrationSettings.defaults());
        assertThat(gate.admit(about("a", "one"), 1000)).isEqualTo(NarrationVerdict.TOLD);

        assertThat(gate.admit(about("a", "one"), 5)).isEqualTo(NarrationVerdict.TOLD);
    }

    @Property(tries = 200)
    void noWindowEverHasMoreThanItsLimit(@ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> steps) {
        NarrationGate gate = new NarrationGate(settings(0, Map.of(), 3));
        List<Long> told = new ArrayList<>();
        long tick = 0;
        for (int step : steps) {
            tick += step;
            if (gate.admit(about(step % 2 == 0 ? "urgent" : "a", "number " + told.size()), tick)
                    .told()) {
                told.add(tick);
            }
        }
        for (int i = 3; i < told.size(); i++) {
            assertThat(told.get(i) - told.get(i - 3)).isGreaterThanOrEqualTo(600);
        }
    }

    @Property(tries = 100)
    void aGateThatIsImportedDecidesAsTheOneThatWasExported(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> steps, @ForAll @IntRange(max = 60) int savedAt) {
        NarrationGate original = new NarrationGate(settings(7, Map.of("a", 30), 5));
        NarrationGate restored = new NarrationGate(settings(7, Map.of("a", 30), 5));
        long tick = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (i == savedAt) {
                List<String> problems = new ArrayList<>();
                restored.importState(NarrationMemory.read(original.exportState(), problems::add));
                assertThat(problems).isEmpty();
            }
            tick += steps.get(i);
            Narration next = about(steps.get(i) % 3 == 0 ? "a" : "urgent", "number " + steps.get(i) % 5);
            NarrationVerdict expected = original.admit(next, tick);
            if (i >= savedAt) {
                assertThat(restored.admit(next, tick)).isEqualTo(expected);
            }
        }
    }
}
