/** The usual transforms of events: snapshot_normalizer, redact_fields, ensure_fields and schema_validator. */
module io.townlet.telemetry.transforms {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.networknt.schema;
    requires transitive io.townlet.telemetry.api;
    requires org.slf4j;

    exports io.townlet.telemetry.transforms.ensure;
    exports io.townlet.telemetry.transforms.normalize;
    exports io.townlet.telemetry.transforms.redact;
    exports io.townlet.telemetry.transforms.schema;

    provides io.townlet.telemetry.api.transform.TransformProvider with
            io.townlet.telemetry.transforms.normalize.SnapshotNormalizerProvider,
            io.townlet.telemetry.transforms.redact.RedactFieldsProvider,
            io.townlet.telemetry.transforms.ensure.EnsureFieldsProvider,
            io.townlet.telemetry.transforms.schema.SchemaValidatorProvider;
}
