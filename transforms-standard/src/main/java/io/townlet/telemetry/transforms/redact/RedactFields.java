package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import java.util.Set;

/** Redacts the payload and the metadata of events of some kinds. */
final class RedactFields implements Transform {

    private final Set<EventKind> kinds;
    private final RedactionPaths paths;
    private final Replacement replacement;
    private final TransformContext context;

    RedactFields(Set<EventKind> kinds, RedactionPaths paths, Replacement replacement, TransformContext context) {
        this.kinds = Set.copyOf(kinds);
        this.paths = paths;
        this.replacement = replacement;
        this.context = context;
    }

    @Override
    public TelemetryEvent apply(TelemetryEvent event) {
        if (!kinds.contains(event.kind())) {
            return event;
        }
        RedactionWalk walk = new RedactionWalk(replacement);
        Payload payload = walk.redact(event.payload(), paths.of(event.kind()));
        // The envelope carries the metadata, so what must not go out must not go out there either.
        Payload metadata = walk.redact(event.metadata(), paths.plain());
        if (walk.redacted() == 0) {
            return event;
        }
        context.count("redacted_fields", walk.redacted());
        return new TelemetryEvent(event.name(), event.kind(), event.tick(), metadata, payload);
    }
}
