package io.townlet.telemetry.transforms.ensure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.CapturedLog;
import io.townlet.telemetry.transforms.testing.TestContext;
import io.townlet.telemetry.transforms.testing.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsureFieldsTest {

    private final EnsureFieldsProvider provider = new EnsureFieldsProvider();
    private final TestContext context = new TestContext();
    private final Transform byDefault = context.make(provider, Map.of());

    private static TelemetryEvent event(EventKind kind, long tick, Map<String, ?> fields) {
        return new TelemetryEvent("some.event", kind, tick, Payload.empty(), Payload.copyOf(fields));
    }

    @Test
    void completeEventsAreTheSameInstance() throws Exception {
        Town town = new Town(1, 3);
        for (TelemetryEvent event :
                List.of(town.snapshot(1), town.diff(2), event(EventKind.HEALTH, 3, Map.of("tick", 3)))) {
            assertThat(byDefault.apply(event)).isSameAs(event);
        }
        assertThat(context.counts()).isEmpty();
    }

    @Test
    void aSnapshotWithoutSchemaVersionIsLeftOut() throws Exception {
        assertThat(byDefault.apply(event(EventKind.SNAPSHOT, 1, Map.of("tick", 1))))
                .isNull();
        assertThat(context.counts()).isEqualTo(Map.of("missing_fields", 1L));
    }

    @Test
    void aDiffWithoutChangesIsLeftOut() throws Exception {
        assertThat(byDefault.apply(event(EventKind.DIFF, 1, Map.of("tick", 1, "schema_version", "1"))))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void aMissingTickIsFilledInAsTheLastField(EventKind kind) throws Exception {
        Payload given = Payload.builder()
                .put("schema_version", "1")
                .put("changes", Payload.empty())
                .build();

        TelemetryEvent filled = byDefault.apply(new TelemetryEvent("e", kind, 42, Payload.empty(), given));

        assertThat(filled.payload()).isEqualTo(given.with("tick", 42L));
        assertThat(filled.payload().keyAt(2)).isEqualTo("tick");
        assertThat(context.counts()).isEmpty();
    }

    @Test
    void withoutATickOfItsOwnAnEventIsLeftOut() throws Exception {
        assertThat(byDefault.apply(event(EventKind.EVENT, TelemetryEvent.NO_TICK, Map.of("x", 1))))
                .isNull();
        assertThat(context.counts()).isEqualTo(Map.of("missing_fields", 1L));
    }

    @Test
    void aTickThatIsNotRequiredIsNotMadeUp() throws Exception {
        Transform lenient = context.make(provider, Map.of("default_required_fields", List.of()));
        TelemetryEvent event = event(EventKind.EVENT, 42, Map.of("x", 1));

        assertThat(lenient.apply(event)).isSameAs(event);
    }

    @Test
    void aFieldThatIsNullIsThere() throws Exception {
        Transform transform = context.make(provider, Map.of("default_required_fields", List.of("policy.hash")));
        Payload policy = Payload.builder().putNull("hash").build();
        TelemetryEvent event = event(EventKind.EVENT, 1, Map.of("policy", policy));

        assertThat(transform.apply(event)).isSameAs(event);
        assertThat(transform.apply(event(EventKind.EVENT, 1, Map.of("policy", List.of(policy)))))
                .as("steps don't go into arrays")
                .isNull();
    }

    @Test
    void kindsThatAreNotNamedHaveTheDefaultFields() throws Exception {
        Transform transform = context.make(
                provider,
                Map.of(
                        "required_fields_by_kind", Map.of("console", List.of("line")),
                        "default_required_fields", List.of("a", "b")));

        assertThat(transform.apply(event(EventKind.CONSOLE, 1, Map.of("line", "x"))))
                .isNotNull();
        assertThat(transform.apply(event(EventKind.SNAPSHOT, 1, Map.of("a", 1, "b", 1))))
                .isNotNull();
        assertThat(transform.apply(event(EventKind.SNAPSHOT, 1, Map.of("a", 1))))
                .isNull();
    }

    @Test
    void whatIsMissingIsLoggedOnceInTenSecondsWithoutValues() throws Exception {
        List<String> lines;
        try (CapturedLog log = new CapturedLog()) {
            byDefault.apply(event(EventKind.DIFF, 7, Map.of("password", "hunter2")));
            byDefault.apply(event(EventKind.DIFF, 8, Map.of("password", "hunter2")));
            context.manualClock().advance(Duration.ofSeconds(10));
            byDefault.apply(new TelemetryEvent(
                    "a\nb", EventKind.EVENT, TelemetryEvent.NO_TICK, Payload.empty(), Payload.empty()));
            lines = log.lines();
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains("WARN")
                .contains("event=some.event kind=diff tick=7 missing=[schema_version, tick, changes] suppressed=0")
                .doesNotContain("hunter2");
        assertThat(lines.get(1)).contains("event=a?b kind=event tick=none missing=[tick] suppressed=1");
    }

    @Test
    void allMistakesInTheOptionsAreNamed() {
        Map<String, Object> raw = Map.of(
                "required_fields_by_kind", Map.of("snapshots", List.of("tick", "a..b")),
                "default_required_fields", List.of("jobs.*.wallet"));

        assertThat(provider.check(Options.of(provider.options(), raw)))
                .containsExactly(
                        new OptionProblem(
                                "required_fields_by_kind",
                                "names the kind 'snapshots', which there isn't; known kinds are snapshot, diff, event, health, console, narration"),
                        new OptionProblem(
                                "required_fields_by_kind",
                                "names the field 'a..b', which has an empty key; write it as a.b.c"),
                        new OptionProblem(
                                "default_required_fields",
                                "names the field 'jobs.*.wallet', but a required field can't have wildcards; name each field in full"));
        assertThatThrownBy(() -> context.make(provider, raw))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("snapshots")
                .hasMessageContaining("a..b")
                .hasMessageContaining("jobs.*.wallet");
    }
}
