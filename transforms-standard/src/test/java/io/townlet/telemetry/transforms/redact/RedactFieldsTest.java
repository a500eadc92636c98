package io.townlet.telemetry.transforms.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.TestContext;
import io.townlet.telemetry.transforms.testing.Town;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedactFieldsTest {

    private final TestContext context = new TestContext();

    private Transform redactor(String... fields) {
        return context.make(new RedactFieldsProvider(), Map.of("fields", List.of(fields)));
    }

    private Payload redacted(Map<String, ?> payload, String... fields) throws Exception {
        return redactor(fields)
                .apply(TelemetryEvent.of("e", Payload.copyOf(payload)))
                .payload();
    }

    @Test
    void aFieldIsRemovedAndTheRestIsShared() throws Exception {
        TelemetryEvent snapshot = new Town(1, 3).snapshot(7);

        TelemetryEvent redacted = redactor("policy_identity").apply(snapshot);

        assertThat(redacted.payload()).isEqualTo(snapshot.payload().without("policy_identity"));
        assertThat(redacted.payload().get("jobs")).isSameAs(snapshot.payload().get("jobs"));
        assertThat(redacted.withPayload(snapshot.payload())).isEqualTo(snapshot);
        assertThat(context.counts()).isEqualTo(Map.of("redacted_fields", 1L));
    }

    @Test
    void anEventWithoutTheFieldIsTheSameInstance() throws Exception {
        TelemetryEvent snapshot = new Town(1, 3).snapshot(7);

        for (String field :
                List.of("password", "**.password", "jobs.*.password", "policy_identity.*.x", "*.*.*.*.*.*.*")) {
            assertThat(redactor(field).apply(snapshot)).as(field).isSameAs(snapshot);
        }
        assertThat(context.counts()).isEmpty();
    }

    @Test
    void inADiffAFieldIsAlsoFoundUnderItsChanges() throws Exception {
        TelemetryEvent diff = new Town(1, 3).diff(7);

        Payload redacted = redactor("policy_identity", "jobs.*.wallet", "removed_not")
                .apply(diff)
                .payload();

        Payload changes = redacted.getPayload("changes");
        assertThat(changes.containsKey("policy_identity")).isFalse();
        assertThat(changes.getPayload("jobs").getPayload("agent#1").asMap())
                .containsOnlyKeys("job_id", "lateness_counter");
        assertThat(redacted.get("removed")).isSameAs(diff.payload().get("removed"));
    }

    @Test
    void theNameOfARedactedFieldStaysInTheListOfRemovedOnes() throws Exception {
        Payload diff = Payload.builder()
                .put("changes", Payload.empty())
                .put("removed", List.of("policy_identity"))
                .build();
        TelemetryEvent event = TelemetryEvent.of("diff", diff);

        assertThat(redactor("policy_identity").apply(event)).isSameAs(event);
    }

    @Test
    void outsideADiffChangesIsAFieldLikeAnyOther() throws Exception {
        Map<String, Object> payload = Map.of("changes", Map.of("secret", 1));

        assertThat(redacted(payload, "secret")).isEqualTo(Payload.copyOf(payload));
    }

    @Test
    void theMetadataIsRedactedToo() throws Exception {
        Payload metadata = Payload.copyOf(Map.of("host", "a", "user", Map.of("name", "alice", "id", 1)));
        TelemetryEvent event = new TelemetryEvent("e", EventKind.DIFF, 1, metadata, Payload.empty());

        TelemetryEvent redacted = redactor("user.name", "host").apply(event);

        assertThat(redacted.metadata()).isEqualTo(Payload.copyOf(Map.of("user", Map.of("id", 1))));
        assertThat(redacted.payload()).isSameAs(event.payload());
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void onlyTheKindsThatAreNamedAreRedacted(EventKind kind) throws Exception {
        Transform transform = context.make(
                new RedactFieldsProvider(), Map.of("fields", List.of("x"), "kinds", List.of("snapshot", "diff")));
        TelemetryEvent event =
                new TelemetryEvent("e", kind, 1, Payload.empty(), Payload.copyOf(Map.of("x", 1, "y", 2)));
        boolean named = kind == EventKind.SNAPSHOT || kind == EventKind.DIFF;

        assertThat(transform.apply(event).payload())
                .isEqualTo(Payload.copyOf(named ? Map.of("y", 2) : Map.of("x", 1, "y", 2)));
        assertThat(redactor("x").apply(event).payload())
                .as("all kinds by default")
                .isEqualTo(Payload.copyOf(Map.of("y", 2)));
    }

    @Test
    void aKeyDoesNotGoIntoArraysButWildcardsDo() throws Exception {
        Map<String, Object> payload = Map.of("list", List.of(Map.of("x", 1, "y", 2), List.of(Map.of("x", 3))));

        assertThat(redacted(payload, "list.x", "list.0.x")).isEqualTo(Payload.copyOf(payload));
        assertThat(redacted(payload, "list.*.x"))
                .isEqualTo(Payload.copyOf(Map.of("list", List.of(Map.of("y", 2), List.of(Map.of("x", 3))))));
        assertThat(redacted(payload, "list.**.x"))
                .isEqualTo(Payload.copyOf(Map.of("list", List.of(Map.of("y", 2), List.of(Map.of())))));
    }

    @Test
    void aWildcardAtTheEndTakesFieldsAndElements() throws Exception {
        Map<String, Object> payload = Map.of("o", Map.of("x", 1), "l", List.of(1, 2));

        assertThat(redacted(payload, "o.*", "l.*")).isEqualTo(Payload.copyOf(Map.of("o", Map.of(), "l", List.of())));
        assertThat(redacted(payload, "o.**")).isEqualTo(Payload.copyOf(Map.of("l", List.of(1, 2))));
        assertThat(redacted(payload, "**")).isEqualTo(Payload.empty());
        assertThat(redacted(payload, "*")).isEqualTo(Payload.empty());
    }

    @Test
    void anyDepthIncludesNone() throws Exception {
        Map<String, Object> payload =
                Map.of("a", Map.of("b", 1, "c", Map.of("b", 2, "d", List.of(Map.of("b", 3)))), "b", 4);

        assertThat(redacted(payload, "a.**.b"))
                .isEqualTo(Payload.copyOf(Map.of("a", Map.of("c", Map.of("d", List.of(Map.of()))), "b", 4)));
        assertThat(redacted(payload, "**.**.b"))
                .isEqualTo(Payload.copyOf(Map.of("a", Map.of("c", Map.of("d", List.of(Map.of()))))));
    }

    @Test
    void theOrderOfWhatIsLeftIsKept() throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            fields.put("k" + i, Map.of("x", i));
        }

        Payload plain = redacted(fields, "k10", "k0", "k49");
        Payload deep = redacted(fields, "k10", "k0", "k49", "*.x");

        assertThat(new ArrayList<>(plain.asMap().keySet()))
                .hasSize(47)
                .startsWith("k1", "k2")
                .endsWith("k47", "k48")
                .isEqualTo(new ArrayList<>(deep.asMap().keySet()));
        assertThat(deep.get("k5")).isEqualTo(Payload.empty());
    }

    @Test
    void maskingReplacesWhateverIsThere() throws Exception {
        Transform mask =
                context.make(new RedactFieldsProvider(), Map.of("fields", List.of("o", "l.*", "n"), "mode", "mask"));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("o", Map.of("x", 1));
        fields.put("l", List.of(1, 2));
        fields.put("n", null);
        fields.put("other", 1);

        Payload masked =
                mask.apply(TelemetryEvent.of("e", Payload.copyOf(fields))).payload();

        assertThat(masked)
                .isEqualTo(Payload.copyOf(Map.of("o", "***", "l", List.of("***", "***"), "n", "***", "other", 1)));
        assertThat(masked.get(FieldPath.of("l"))).isInstanceOf(PayloadArray.class);
        assertThat(context.counts()).isEqualTo(Map.of("redacted_fields", 4L));
    }
}
