package io.townlet.telemetry.transforms.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.PayloadArbitraries;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SnapshotNormalizerPropertyTest {

    private static final String[] KEYS = {
        "relationship_snapshot",
        "reward_breakdown",
        "utilities",
        "economy",
        "utility_snapshot",
        "perturbations",
        "active",
        "pending",
        "cooldowns",
        "spec",
        "agents",
        "trust",
        "rivalry",
        "alice",
        "bob"
    };

    private final TestContext context = new TestContext();
    private final Transform normalizer = context.make(new SnapshotNormalizerProvider(), Map.of());

    /** Any payload, with a section of any shape added, so that most tries have one. */
    @Provide
    Arbitrary<Payload> messes() {
        Arbitrary<String> sections =
                Arbitraries.of("relationship_snapshot", "reward_breakdown", "utilities", "perturbations");
        return PayloadArbitraries.payloads(KEYS)
                .flatMap(payload -> sections.flatMap(
                        section -> PayloadArbitraries.payloads(KEYS).map(value -> payload.with(section, value))));
    }

    private Payload normalize(EventKind kind, Payload payload) throws Exception {
        return normalizer
                .apply(new TelemetryEvent("e", kind, 1, Payload.empty(), payload))
                .payload();
    }

    @Property
    void whatIsNormalisedStaysTheSameInstance(@ForAll("messes") Payload mess) throws Exception {
        Payload once = normalize(EventKind.SNAPSHOT, mess);
        context.counts().clear();

        assertThat(normalize(EventKind.SNAPSHOT, once)).isSameAs(once);
        assertThat(context.counts()).isEmpty();
    }

    @Property
    void theChangesOfADiffAreNormalisedLikeASnapshot(@ForAll("messes") Payload mess) throws Exception {
        Payload diff = Payload.builder().put("changes", mess).build();

        assertThat(normalize(EventKind.DIFF, diff).get("changes")).isEqualTo(normalize(EventKind.SNAPSHOT, mess));
    }

    @Property
    void theSchemaIsStable(@ForAll("messes") Payload mess) throws Exception {
        Payload normal = normalize(EventKind.SNAPSHOT, mess);

        assertThat(normal.asMap().keySet()).isEqualTo(mess.asMap().keySet());
        eachOf(
                normal.get("relationship_snapshot"),
                ties -> eachOf(ties, tie -> {
                    for (String measure : new String[] {"trust", "familiarity", "rivalry"}) {
                        assertThat(((Payload) tie).get(measure)).isInstanceOf(Double.class);
                    }
                }));
        eachOf(
                normal.get("reward_breakdown"),
                parts -> eachOf(parts, part -> assertThat(part).isInstanceOf(Double.class)));
        eachOf(normal.get("utilities"), state -> assertThat(state).isInstanceOf(Boolean.class));
        if (normal.containsKey("perturbations")) {
            Payload perturbations = normal.getPayload("perturbations");
            assertThat(perturbations.get("active")).isInstanceOf(Payload.class);
            assertThat(perturbations.get("pending")).isInstanceOf(PayloadArray.class);
            assertThat(perturbations.getPayload("cooldowns").get("spec")).isInstanceOf(Payload.class);
            assertThat(perturbations.getPayload("cooldowns").get("agents")).isInstanceOf(Payload.class);
        }
    }

    private interface Check {
        void on(Object value);
    }

    private static void eachOf(Object section, Check check) {
        if (section != null) {
            ((Payload) section).forEach((key, value) -> check.on(value));
        }
    }
}
