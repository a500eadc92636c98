package io.townlet.telemetry.transforms.ensure;

import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.transforms.logging.LogLimiter;
import io.townlet.telemetry.transforms.logging.LogText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves out events that lack a required field; only a missing tick is filled in, because the event itself knows it. */
final class EnsureFields implements Transform {

    private static final Logger LOG = LoggerFactory.getLogger(EnsureFields.class);
    private static final FieldPath TICK = FieldPath.of("tick");

    private final RequiredFields required;
    private final TransformContext context;
    private final LogLimiter limiter;

    EnsureFields(RequiredFields required, TransformContext context) {
        this.required = required;
        this.context = context;
        this.limiter = new LogLimiter(context.clock());
    }

    @Override
    public @Nullable TelemetryEvent apply(TelemetryEvent event) {
        List<FieldPath> missing = required.missing(event.kind(), event.payload());
        if (missing.isEmpty()) {
            return event;
        }
        if (event.hasTick() && missing.stream().allMatch(TICK::equals)) {
            return event.withPayload(event.payload().with(TICK, event.tick()));
        }
        report(event, missing);
        return null;
    }

    private void report(TelemetryEvent event, List<FieldPath> missing) {
        context.count("missing_fields", 1);
        long suppressed = limiter.admit();
        if (suppressed != LogLimiter.HELD_BACK) {
            LOG.warn(
                    "transform=ensure_fields problem=missing_fields action=left_out event={} kind={} tick={} missing={} suppressed={}",
                    LogText.of(event.name()),
                    event.kind().wireName(),
                    LogText.tick(event),
                    LogText.of(missing.toString()),
                    suppressed);
        }
    }
}
