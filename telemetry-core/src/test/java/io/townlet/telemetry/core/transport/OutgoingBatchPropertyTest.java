package io.townlet.telemetry.core.transport;

import static io.townlet.telemetry.core.transport.EncodedEvents.lines;
import static io.townlet.telemetry.core.transport.EncodedEvents.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OutgoingBatchPropertyTest {

    /** Each step is: 0 tried again in vain, 1 halved, otherwise so many delivered but one. */
    @Property
    void aKeyMeansTheseVeryEventsAndNoOthers(
            @ForAll @IntRange(min = 1, max = 60) int events,
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> steps) {
        Map<String, List<Integer>> byKey = new HashMap<>();
        OutgoingBatch batch = OutgoingBatch.first("a-1", lines(0, events, 10));
        int failures = 0;
        for (int step : steps) {
            List<Integer> now = numbers(batch.events());
            assertThat(byKey.getOrDefault(batch.key(), now)).isEqualTo(now);
            byKey.put(batch.key(), now);
            if (step == 0) {
                batch = batch.failed(failures);
                failures++;
            } else if (step == 1 && batch.events().size() > 1) {
                batch = batch.firstHalf();
            } else if (step - 1 < batch.events().size()) {
                batch = batch.without(step - 1);
            }
            assertThat(batch.failures()).isEqualTo(failures);
            assertThat(batch.bytes()).isEqualTo(10L * batch.events().size());
            assertThat(batch.attempt().attempt()).isEqualTo(failures + 1);
        }
    }

    @Example
    void theHalvesAreTheWhole() {
        OutgoingBatch batch = OutgoingBatch.first("a-1", lines(0, 7, 10));
        assertThat(numbers(batch.firstHalf().events())).containsExactly(0, 1, 2);
        assertThat(numbers(batch.secondHalf())).containsExactly(3, 4, 5, 6);
    }
}
