package io.townlet.telemetry.transforms.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.TestContext;
import io.townlet.telemetry.transforms.testing.Town;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltinSchemaTest {

    private final TestContext context = new TestContext();
    private final Transform validator = context.make(new SchemaValidatorProvider(), Map.of());
    private final Town town = new Town(1, 4);

    private static TelemetryEvent with(TelemetryEvent event, String path, @Nullable Object value) {
        return event.withPayload(event.payload().with(FieldPath.parse(path), value));
    }

    @ParameterizedTest
    @EnumSource
    void itIsAValidSchemaThatPassesEveryCheckOfAFile(BuiltinSchema builtin, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("copy.json");
        Files.writeString(file, SchemaDocument.ofBuiltin(builtin).root().toString());

        assertThatCode(() -> new SchemaCompiler().compile(file)).doesNotThrowAnyException();
    }

    @Test
    void townsAreValid() throws Exception {
        for (TelemetryEvent event : List.of(town.snapshot(0), town.diff(1))) {
            assertThat(validator.apply(event)).isSameAs(event);
            TelemetryEvent more = with(event, "something.new", List.of(1));
            assertThat(validator.apply(more)).isSameAs(more);
        }
        assertThat(context.counts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"schema_version", "tick"})
    void theHeadIsRequired(String field) throws Exception {
        for (TelemetryEvent event : List.of(town.snapshot(0), town.diff(1))) {
            assertThat(validator.apply(event.withPayload(event.payload().without(field))))
                    .isNull();
            assertThat(validator.apply(with(event, field, false))).isNull();
        }
    }

    @Test
    void aTickIsAWholeNumberFromZero() throws Exception {
        assertThat(validator.apply(with(town.snapshot(0), "tick", -1))).isNull();
        assertThat(validator.apply(with(town.snapshot(0), "tick", 1.5))).isNull();
        assertThat(validator.apply(with(town.snapshot(0), "tick", 0))).isNotNull();
    }

    @Test
    void aDiffNamesItselfAndHasChanges() throws Exception {
        TelemetryEvent diff = town.diff(1);
        Payload payload = diff.payload();

        assertThat(diff.kind()).isEqualTo(EventKind.DIFF);
        assertThat(validator.apply(diff.withPayload(payload.without("changes"))))
                .isNull();
        assertThat(validator.apply(diff.withPayload(payload.without("payload_type"))))
                .isNull();
        assertThat(validator.apply(diff.withPayload(payload.with("payload_type", "snapshot"))))
                .isNull();
        assertThat(validator.apply(diff.withPayload(payload.with("changes", Payload.empty()))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "relationship_snapshot.agent#0.agent#1.trust, much",
        "relationship_snapshot.agent#0, none",
        "reward_breakdown.agent#0.total, much",
        "utilities.power, on",
        "economy.utility_snapshot.power, on",
        "perturbations.active, none",
        "perturbations.cooldowns.spec, none",
        "jobs.agent#0, grocer",
        "events, none",
        "anneal_status, none"
    })
    void sectionsOfAnotherShapeAreInvalidInSnapshotsAndDiffsAlike(String path, String value) throws Exception {
        assertThat(validator.apply(with(town.snapshot(0), path, value))).isNull();
        assertThat(validator.apply(with(town.diff(1), "changes." + path, value)))
                .isNull();
        assertThat(context.counts()).isEqualTo(Map.of("invalid", 2L));
    }

    @Test
    void bothSchemasSayTheSameOfTheSections() {
        JsonNode snapshot = SchemaDocument.ofBuiltin(BuiltinSchema.SNAPSHOT).root();
        JsonNode diff = SchemaDocument.ofBuiltin(BuiltinSchema.DIFF).root();
        ObjectNode sections = snapshot.get("properties").deepCopy();
        sections.remove(List.of("schema_version", "tick", "payload_type"));

        assertThat(diff.at("/properties/changes/properties")).isEqualTo(sections);
        assertThat(diff.get("$defs")).isEqualTo(snapshot.get("$defs"));
    }

    @Test
    void builtinSchemasCanBeChosenForAnyKind() throws Exception {
        Transform transform =
                context.make(new SchemaValidatorProvider(), Map.of("schemas", Map.of("event", "builtin:snapshot")));
        TelemetryEvent bad = TelemetryEvent.of("e", Payload.empty());

        assertThat(transform.apply(bad)).isNull();
        assertThat(transform.apply(TelemetryEvent.of("snapshot", Payload.empty())))
                .isNotNull();
    }
}
