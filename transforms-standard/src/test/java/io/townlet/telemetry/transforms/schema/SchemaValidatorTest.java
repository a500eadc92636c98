package io.townlet.telemetry.transforms.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.CapturedLog;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaValidatorTest {

    private static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "required": ["level"],
              "properties": {
                "level": {"type": "integer", "minimum": 1},
                "codes": {"prefixItems": [{"const": "first"}], "items": {"type": "integer"}, "uniqueItems": true},
                "inner": {"$ref": "#/$defs/inner"}
              },
              "unevaluatedProperties": false,
              "$defs": {"inner": {"type": "object", "properties": {"inner": {"$ref": "#/$defs/inner"}}}}
            }
            """;

    @TempDir
    Path folder;

    private TestContext context;

    @BeforeEach
    void writeSchema() throws Exception {
        Files.createDirectory(folder.resolve("schemas"));
        Files.writeString(folder.resolve("schemas/health.json"), SCHEMA);
        context = new TestContext(folder);
    }

    private Transform validator(String mode) {
        return context.make(
                new SchemaValidatorProvider(),
                Map.of("schemas", Map.of("health", "schemas/health.json"), "mode", mode));
    }

    private static TelemetryEvent health(Map<String, ?> fields) {
        return new TelemetryEvent("loop.health", EventKind.HEALTH, 12, Payload.empty(), Payload.copyOf(fields));
    }

    private static final Map<String, Object> INVALID = Map.of(
            "level", 0, "inner", Map.of("inner", "hunter2"), "extra", true, "codes", List.of("second", "x", "x"));

    @Test
    void whatIsValidGoesOnAsTheSameInstance() throws Exception {
        Transform validator = validator("drop");
        for (Map<String, ?> fields : List.of(
                Map.of("level", 1),
                Map.of("level", 2.0),
                Map.of("level", 1, "codes", List.of("first", 1, 2), "inner", Map.of("inner", Map.of("x", 1))))) {
            TelemetryEvent event = health(fields);
            assertThat(validator.apply(event)).isSameAs(event);
        }
        assertThat(context.counts()).isEmpty();
    }

    @Test
    void byDefaultWhatIsInvalidIsLeftOutAndCounted() throws Exception {
        Transform validator =
                context.make(new SchemaValidatorProvider(), Map.of("schemas", Map.of("health", "schemas/health.json")));

        assertThat(validator.apply(health(Map.of("level", 0)))).isNull();
        assertThat(validator.apply(health(Map.of()))).isNull();
        assertThat(context.counts()).isEqualTo(Map.of("invalid", 2L));
    }

    @Test
    void withAWarningItGoesOnAndIsCounted() throws Exception {
        TelemetryEvent event = health(INVALID);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(validator("warn").apply(event)).isSameAs(event);
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("action=passed event=loop.health kind=health tick=12")
                            .doesNotContain("hunter2"));
        }
        assertThat(context.counts()).isEqualTo(Map.of("invalid", 1L));
    }

    @Test
    void raisingNamesTheEventAndTheFirstThreeViolations() {
        assertThatThrownBy(() -> validator("raise").apply(health(INVALID)))
                .isInstanceOf(SchemaViolationException.class)
                .hasMessageStartingWith("event 'loop.health' of tick 12 violates the schema of its kind, health: ")
                .hasMessageContaining("/level: must have a minimum value of 1")
                .hasMessageMatching(".*; .*; .*; and \\d+ more")
                .hasMessageNotContaining("hunter2");
        assertThat(context.counts()).isEqualTo(Map.of("invalid", 1L));
    }

    @Test
    void aViolationOfTheWholePayloadIsAtTheTop() {
        assertThatThrownBy(() -> validator("raise").apply(health(Map.of())))
                .hasMessageEndingWith(": at the top: required property 'level' not found");
    }

    @Test
    void violationsAreLoggedOnceInTenSeconds() throws Exception {
        List<String> lines;
        try (CapturedLog log = new CapturedLog()) {
            Transform validator = validator("drop");
            validator.apply(health(Map.of()));
            validator.apply(health(Map.of()));
            context.manualClock().advance(Duration.ofSeconds(10));
            validator.apply(health(Map.of()));
            lines = log.lines();
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains("WARN")
                .contains("action=left_out event=loop.health kind=health tick=12"
                        + " violations=\"at the top: required property 'level' not found\" suppressed=0");
        assertThat(lines.get(1)).endsWith("suppressed=1");
    }

    @Test
    void kindsWithoutASchemaAreNotChecked() throws Exception {
        Transform validator = validator("drop");
        for (EventKind kind : EventKind.values()) {
            if (kind != EventKind.HEALTH) {
                TelemetryEvent event = new TelemetryEvent("e", kind, 1, Payload.empty(), Payload.empty());
                assertThat(validator.apply(event)).isSameAs(event);
            }
        }
    }

    @Test
    void anAbsolutePathIsTakenAsItIs() throws Exception {
        Map<String, ?> options = Map.of(
                "schemas",
                Map.of(
                        "health",
                        folder.resolve("schemas/health.json").toAbsolutePath().toString()));
        Transform validator = new TestContext(Path.of("/nowhere")).make(new SchemaValidatorProvider(), options);

        assertThat(validator.apply(health(Map.of("level", 0)))).isNull();
    }
}
