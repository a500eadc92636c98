package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** The estimate of a payload's size. */
class PayloadWeightTest {

    /** How far the estimate may be off, either way, for printable ASCII text: a digit alone is the worst. */
    private static final double FACTOR = 4.0;

    @Domain(PayloadSamples.class)
    @Property(tries = 300)
    void theWeightIsWithinAFactorOfTheRealLength(@ForAll Map<String, Object> fields) {
        Payload payload = Payload.copyOf(fields);
        assertWithinFactor(payload);
    }

    private static void assertWithinFactor(Payload payload) {
        double real = ReferenceJson.write(payload).length();
        assertThat((double) payload.weight()).isBetween(real / FACTOR, real * FACTOR);
    }

    @Test
    void theFactorHoldsAtTheExtremes() {
        List<Object> extremes = List.of(
                Collections.nCopies(100, 0),
                Collections.nCopies(100, Long.MIN_VALUE),
                Collections.nCopies(100, -Double.MIN_NORMAL),
                Collections.nCopies(100, 0.0),
                Collections.nCopies(100, ""),
                Collections.nCopies(100, true),
                Collections.nCopies(100, Map.of()),
                Collections.nCopies(100, List.of()),
                List.of(BigInteger.TEN.pow(10_000)),
                List.of("x".repeat(100_000)));
        for (Object extreme : extremes) {
            assertWithinFactor(Payload.builder().put("", extreme).build());
        }
    }

    @Test
    void ordinaryPayloadsAreEstimatedMuchCloser() {
        List<Object> agents = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            agents.add(Map.of(
                    "name", "agent-" + i, "wealth", i * 13.37, "hunger", 0.25 + i / 64.0, "position", List.of(i, 120)));
        }
        Payload payload = Payload.builder()
                .put("schema_version", "0.9.7")
                .put("tick", 12_345)
                .put("agents", agents)
                .build();
        double real = ReferenceJson.write(payload).length();
        assertThat((double) payload.weight()).isBetween(real * 0.75, real * 1.35);
    }

    @Test
    void aWeightThatIsTooLargeToTellComesBackWithAnEdit() {
        Payload doubled = Payload.builder().put("leaf", "text").build();
        for (int i = 0; i < 40; i++) {
            doubled =
                    Payload.builder().put("left", doubled).put("right", doubled).build();
        }
        assertThat(doubled.weight()).isEqualTo(Integer.MAX_VALUE);
        assertThat(PayloadArray.copyOf(List.of(doubled, doubled)).weight()).isEqualTo(Integer.MAX_VALUE);
        assertThat(doubled.with("left", 1).weight()).isEqualTo(Integer.MAX_VALUE);
        assertThat(doubled.without("left").weight()).isEqualTo(Integer.MAX_VALUE);
        assertThat(doubled.toBuilder().put("left", 1).build().weight()).isEqualTo(Integer.MAX_VALUE);

        int small = Payload.builder().put("left", 1).put("right", 2).build().weight();
        assertThat(doubled.with("left", 1).with("right", 2).weight()).isEqualTo(small);
        assertThat(doubled.toBuilder().put("left", 1).put("right", 2).build().weight())
                .isEqualTo(small);
        assertThat(doubled.without("left").without("right").weight()).isEqualTo(2);
    }
}
