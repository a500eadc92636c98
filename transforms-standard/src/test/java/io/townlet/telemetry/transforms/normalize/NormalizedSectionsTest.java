package io.townlet.telemetry.transforms.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedSectionsTest {

    private final TestContext context = new TestContext();
    private final Transform normalizer = context.make(new SnapshotNormalizerProvider(), Map.of());

    private Payload normalizeSnapshot(String section, @Nullable Object value) throws Exception {
        Payload payload = Payload.builder()
                .put("tick", 1)
                .put(section, value)
                .put("after", 1)
                .build();
        return normalizer.apply(TelemetryEvent.of("snapshot", payload)).payload();
    }

    private @Nullable Object normalized(@Nullable Object value, String... path) throws Exception {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put(path[path.length - 1], value);
        for (int i = path.length - 2; i > 0; i--) {
            section = new LinkedHashMap<>(Map.of(path[i], section));
        }
        return normalizeSnapshot(path[0], section).get(FieldPath.of(path));
    }

    private void assertMalformed(long count) {
        assertThat(context.counts()).isEqualTo(count == 0 ? Map.of() : Map.of("malformed_entries", count));
    }

    @Test
    void relationshipsBecomeFloats() throws Exception {
        Payload tie = Payload.builder()
                .put("rivalry", 1)
                .put("note", "kept")
                .put("trust", " -0.25 ")
                .put("familiarity", BigInteger.TWO)
                .build();

        Payload normal = (Payload) normalized(tie, "relationship_snapshot", "alice", "bob");

        assertThat(normal)
                .isEqualTo(Payload.builder()
                        .put("rivalry", 1.0)
                        .put("note", "kept")
                        .put("trust", -0.25)
                        .put("familiarity", 2.0)
                        .build());
        assertThat(new ArrayList<>(normal.asMap().keySet())).containsExactly("rivalry", "note", "trust", "familiarity");
        assertMalformed(0);
    }

    @Test
    void aMissingMeasureIsZero() throws Exception {
        Payload tie = Payload.builder().put("rivalry", 0.5).build();

        assertThat(normalized(tie, "relationship_snapshot", "alice", "bob"))
                .isEqualTo(Payload.builder()
                        .put("rivalry", 0.5)
                        .put("trust", 0.0)
                        .put("familiarity", 0.0)
                        .build());
        assertMalformed(0);
    }

    @Test
    void malformedTiesAreLeftOutAndCounted() throws Exception {
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("bob", Map.of("trust", 0.5));
        others.put("carol", Map.of("trust", "much"));
        others.put("dave", 7);
        others.put("erin", Map.of("rivalry", Map.of()));
        others.put("frank", null);
        Map<String, Object> owners = new LinkedHashMap<>();
        owners.put("alice", others);
        owners.put("bob", List.of());

        Payload snapshot = normalizeSnapshot("relationship_snapshot", owners);

        Payload left = snapshot.getPayload("relationship_snapshot");
        assertThat(left.asMap()).containsOnlyKeys("alice");
        assertThat(left.getPayload("alice").asMap()).containsOnlyKeys("bob");
        assertMalformed(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "NaN", "Infinity", "1d", "0x1p3", "1e400", "1,5", "--1", ".", "1e"})
    void whatIsNoFiniteDecimalIsMalformed(String text) throws Exception {
        assertThat(normalized(text, "reward_breakdown", "alice", "total")).isNull();
        assertMalformed(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "1.", "1.0", "10e-1", "1E0", " 1\n"})
    void aNumberAsTextIsRead(String text) throws Exception {
        assertThat(normalized(text, "reward_breakdown", "alice", "total")).isEqualTo(1.0);
        assertMalformed(0);
    }

    @Test
    void rewardComponentsBecomeFloats() throws Exception {
        assertThat(normalized(3, "reward_breakdown", "alice", "wage")).isEqualTo(3.0);
        assertThat(normalized(0.1, "reward_breakdown", "alice", "wage")).isEqualTo(0.1);
        assertThat(normalized(new BigDecimal("0.10"), "reward_breakdown", "alice", "wage"))
                .isEqualTo(0.1);
        assertMalformed(0);
    }

    @Test
    void malformedRewardsAreLeftOutAndCounted() throws Exception {
        Map<String, Object> agents = new LinkedHashMap<>();
        agents.put("alice", Map.of("total", 1, "note", true));
        agents.put("bob", 3);

        assertThat(normalizeSnapshot("reward_breakdown", agents).get("reward_breakdown"))
                .isEqualTo(Payload.copyOf(Map.of("alice", Map.of("total", 1.0))));
        assertThat(normalized(new BigDecimal("1e400"), "reward_breakdown", "alice", "total"))
                .isNull();
        assertMalformed(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utilities", "economy"})
    void utilitiesBecomeTruthValues(String where) throws Exception {
        Map<String, Object> utilities = new LinkedHashMap<>();
        utilities.put("a", 1);
        utilities.put("b", "OFF");
        utilities.put("c", 2);
        utilities.put("d", "perhaps");
        utilities.put("e", true);
        utilities.put("f", 0.0);
        utilities.put("g", null);
        boolean nested = where.equals("economy");

        Payload snapshot = normalizeSnapshot(
                where, nested ? Map.of("bed_1", Map.of("stock", 1), "utility_snapshot", utilities) : utilities);

        Payload normal = nested
                ? (Payload) snapshot.get(FieldPath.of("economy", "utility_snapshot"))
                : snapshot.getPayload("utilities");
        assertThat(normal).isEqualTo(Payload.copyOf(Map.of("a", true, "b", false, "e", true, "f", false)));
        assertMalformed(3);
    }

    @Test
    void perturbationsAreCompleted() throws Exception {
        Payload empty = Payload.copyOf(Map.of(
                "active", Map.of(), "pending", List.of(), "cooldowns", Map.of("spec", Map.of(), "agents", Map.of())));

        assertThat(normalizeSnapshot("perturbations", Map.of()).get("perturbations"))
                .isEqualTo(empty);
        assertThat(normalizeSnapshot("perturbations", Map.of("cooldowns", Map.of("spec", Map.of("x", 1))))
                        .get(FieldPath.parse("perturbations.cooldowns")))
                .isEqualTo(Payload.copyOf(Map.of("spec", Map.of("x", 1), "agents", Map.of())));
        assertMalformed(0);
    }

    @Test
    void partsOfPerturbationsOfAWrongTypeBecomeEmptyAndAreCounted() throws Exception {
        Payload snapshot = normalizeSnapshot(
                "perturbations",
                Map.of(
                        "active",
                        List.of(1),
                        "pending",
                        Map.of("x", 1),
                        "cooldowns",
                        Map.of("spec", 1),
                        "other",
                        "kept"));

        assertThat(snapshot.get("perturbations"))
                .isEqualTo(Payload.copyOf(Map.of(
                        "active", Map.of(),
                        "pending", List.of(),
                        "cooldowns", Map.of("spec", Map.of(), "agents", Map.of()),
                        "other", "kept")));
        assertMalformed(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relationship_snapshot", "reward_breakdown", "utilities", "perturbations"})
    void aSectionThatIsNoObjectBecomesOne(String section) throws Exception {
        assertThat(normalizeSnapshot(section, List.of()).get(section)).isInstanceOf(Payload.class);
        assertThat(normalizeSnapshot(section, null).get(section)).isInstanceOf(Payload.class);
        assertMalformed(2);
    }
}
