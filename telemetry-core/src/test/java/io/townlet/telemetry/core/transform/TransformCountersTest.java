package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.core.testing.Emitters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformCountersTest {

    private final TransformCounters counters = new TransformCounters();

    @Test
    void whereNothingWasCountedThereIsNothing() {
        assertThat(counters.toPayload()).isEqualTo(Payload.empty());
    }

    @Test
    void amountsAddUpByTransformAndCounter() {
        counters.count("normalizer", "malformed", 2);
        counters.count("redact", "removed", 1);
        counters.count("normalizer", "malformed", 3);
        counters.count("normalizer", "coerced", 1);

        assertThat(counters.toPayload())
                .isEqualTo(Payload.copyOf(
                        Map.of("normalizer", Map.of("malformed", 5, "coerced", 1), "redact", Map.of("removed", 1))));
    }

    @Test
    void theOrderIsByNameWhateverCameFirst() {
        counters.count("b", "z", 1);
        counters.count("b", "y", 1);
        counters.count("a", "x", 1);

        assertThat(counters.toPayload().asMap()).containsOnlyKeys("a", "b");
        assertThat(counters.toPayload().keyAt(0)).isEqualTo("a");
        assertThat(counters.toPayload().getPayload("b").keyAt(0)).isEqualTo("y");
    }

    @Test
    void whatWasReadDoesNotChange() {
        counters.count("a", "x", 1);
        Payload before = counters.toPayload();

        counters.count("a", "x", 1);

        assertThat(before).isEqualTo(Payload.copyOf(Map.of("a", Map.of("x", 1))));
    }

    @Test
    void threadsThatCountAtOnceLoseNothing() {
        Emitters.start(Emitters.Kind.PLATFORM, 4, number -> {
                    for (int i = 0; i < 5_000; i++) {
                        counters.count("transform-" + i % 3, "counter-" + i % 5, 1);
                    }
                })
                .join();

        long sum = 0;
        Payload all = counters.toPayload();
        for (int i = 0; i < all.size(); i++) {
            Payload one = all.getPayload(all.keyAt(i));
            for (int j = 0; j < one.size(); j++) {
                sum += one.getNumber(one.keyAt(j)).longValue();
            }
        }
        assertThat(sum).isEqualTo(20_000);
    }
}
