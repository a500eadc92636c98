package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.transforms.logging.LogLimiter;
import io.townlet.telemetry.transforms.logging.LogText;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Normalises the sections of a snapshot, and those under the changes of a diff; other kinds go through untouched. */
final class SnapshotNormalizer implements Transform {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotNormalizer.class);
    private static final String CHANGES = "changes";
    private static final List<Section> SECTIONS = List.of(
            new RelationshipSection(),
            new RewardSection(),
            new UtilitySection(),
            new EconomySection(),
            new PerturbationSection());

    private final TransformContext context;
    private final LogLimiter limiter;

    SnapshotNormalizer(TransformContext context) {
        this.context = context;
        this.limiter = new LogLimiter(context.clock());
    }

    @Override
    public TelemetryEvent apply(TelemetryEvent event) {
        MalformedEntries malformed = new MalformedEntries();
        TelemetryEvent normal = event.withPayload(normalize(event, malformed));
        if (malformed.count() > 0) {
            report(event, malformed);
        }
        return normal;
    }

    private static Payload normalize(TelemetryEvent event, MalformedEntries malformed) {
        Payload payload = event.payload();
        if (event.kind() == EventKind.SNAPSHOT) {
            return sections(payload, malformed);
        }
        Payload changes = event.kind() == EventKind.DIFF ? payload.getPayload(CHANGES) : null;
        return changes == null ? payload : payload.with(CHANGES, sections(changes, malformed));
    }

    private static Payload sections(Payload holder, MalformedEntries malformed) {
        Payload result = holder;
        for (Section section : SECTIONS) {
            int at = result.indexOf(section.key());
            if (at >= 0) {
                result = result.with(section.key(), section.normalize(result.valueAt(at), malformed));
            }
        }
        return result;
    }

    private void report(TelemetryEvent event, MalformedEntries malformed) {
        context.count("malformed_entries", malformed.count());
        long suppressed = limiter.admit();
        if (suppressed != LogLimiter.HELD_BACK) {
            LOG.warn(
                    "transform=snapshot_normalizer problem=malformed_entries action=left_out event={} tick={} entries={} first={} suppressed={}",
                    LogText.of(event.name()),
                    LogText.tick(event),
                    malformed.count(),
                    LogText.of(malformed.first()),
                    suppressed);
        }
    }
}
