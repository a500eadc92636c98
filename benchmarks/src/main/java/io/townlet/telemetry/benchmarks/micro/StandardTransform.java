package io.townlet.telemetry.benchmarks.micro;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.transforms.ensure.EnsureFieldsProvider;
import io.townlet.telemetry.transforms.normalize.SnapshotNormalizerProvider;
import io.townlet.telemetry.transforms.redact.RedactFieldsProvider;
import io.townlet.telemetry.transforms.schema.SchemaValidatorProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The standard transforms, set up as they are where a configuration names none. */
public enum StandardTransform {
    /** Gives snapshots their stable schema. */
    SNAPSHOT_NORMALIZER,
    /** Takes {@code policy_identity} out of snapshots. */
    REDACT_FIELDS,
    /** The same by a path that may match at any depth. */
    REDACT_ANY_DEPTH,
    /** Looks whether required fields are there. */
    ENSURE_FIELDS,
    /** Checks snapshots against the built-in schema. */
    SCHEMA_VALIDATOR;

    /**
     * Makes the transform, as the pipeline does.
     *
     * @return a new transform
     */
    public Transform create() {
        return switch (this) {
            case SNAPSHOT_NORMALIZER -> create(new SnapshotNormalizerProvider(), Map.of());
            case REDACT_FIELDS -> create(new RedactFieldsProvider(), redaction("policy_identity"));
            case REDACT_ANY_DEPTH -> create(new RedactFieldsProvider(), redaction("**.wallet"));
            case ENSURE_FIELDS -> create(new EnsureFieldsProvider(), Map.of());
            case SCHEMA_VALIDATOR -> create(new SchemaValidatorProvider(), Map.of());
        };
    }

    private static Map<String, Object> redaction(String field) {
        return Map.of("fields", List.of(field), "kinds", List.of("snapshot", "diff"));
    }

    private static Transform create(TransformProvider provider, Map<String, ?> options) {
        return provider.create(Options.of(provider.options(), options), new QuietContext());
    }

    /** Counts nothing. */
    private record QuietContext() implements TransformContext {

        @Override
        public TelemetryClock clock() {
            return TelemetryClock.system();
        }

        @Override
        public void count(String counter, long amount) {}

        @Override
        public Path baseDirectory() {
            return Path.of("");
        }
    }
}
