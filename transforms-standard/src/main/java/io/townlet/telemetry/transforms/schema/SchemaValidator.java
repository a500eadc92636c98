package io.townlet.telemetry.transforms.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.transforms.logging.LogLimiter;
import io.townlet.telemetry.transforms.logging.LogText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks payloads against the schemas of their kinds; a kind without one goes through unchecked. */
final class SchemaValidator implements Transform {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaValidator.class);

    private final Map<EventKind, Schema> schemas;
    private final ViolationMode mode;
    private final TransformContext context;
    private final LogLimiter limiter;

    SchemaValidator(Map<EventKind, Schema> schemas, ViolationMode mode, TransformContext context) {
        this.schemas = new EnumMap<>(schemas);
        this.mode = mode;
        this.context = context;
        this.limiter = new LogLimiter(context.clock());
    }

    @Override
    public @Nullable TelemetryEvent apply(TelemetryEvent event) throws SchemaViolationException {
        Schema schema = schemas.get(event.kind());
        List<Error> errors = schema == null ? List.of() : schema.validate(PayloadNode.of(event.payload()));
        return errors.isEmpty() ? event : violated(event, errors);
    }

    private @Nullable TelemetryEvent violated(TelemetryEvent event, List<Error> errors)
            throws SchemaViolationException {
        context.count("invalid", 1);
        if (mode == ViolationMode.RAISE) {
            throw new SchemaViolationException("event '" + LogText.of(event.name()) + "' of tick "
                    + LogText.tick(event) + " violates the schema of its kind, "
                    + event.kind().wireName() + ": " + Violations.describe(errors));
        }
        long suppressed = limiter.admit();
        if (suppressed != LogLimiter.HELD_BACK) {
            LOG.warn(
                    "transform=schema_validator problem=schema_violation action={} event={} kind={} tick={} violations=\"{}\" suppressed={}",
                    mode == ViolationMode.DROP ? "left_out" : "passed",
                    LogText.of(event.name()),
                    event.kind().wireName(),
                    LogText.tick(event),
                    Violations.describe(errors),
                    suppressed);
        }
        return mode == ViolationMode.DROP ? null : event;
    }
}
