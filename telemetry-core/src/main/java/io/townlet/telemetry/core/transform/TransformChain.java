package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.log.RateLimitedLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transforms in their order. Used by one thread at a time. */
final class TransformChain {

    private static final Logger LOGGER = LoggerFactory.getLogger(TransformChain.class);

    private final List<NamedTransform> transforms;
    private final RateLimitedLog errorLog;

    TransformChain(List<NamedTransform> transforms, TelemetryClock clock) {
        this.transforms = List.copyOf(transforms);
        this.errorLog = new RateLimitedLog(LOGGER, clock);
    }

    boolean isEmpty() {
        return transforms.isEmpty();
    }

    /**
     * Runs an event through all transforms.
     *
     * @return the event as it is to be sent, or null where a transform left it out
     * @throws TransformFailedException where a transform threw, so that the event must not be sent
     */
    @Nullable
    TelemetryEvent apply(TelemetryEvent event) throws TransformFailedException {
        TelemetryEvent current = event;
        for (NamedTransform each : transforms) {
            try {
                current = each.transform().apply(current);
            } catch (Throwable e) {
                // A plug-in may throw anything at all. Its message may quote the payload, so that only its type is
                // logged.
                errorLog.warn(() -> "transform_failed transform=" + each.name() + " event=" + event.name() + " tick="
                        + event.tick() + " error=" + e.getClass().getName());
                throw new TransformFailedException(each.name(), e);
            }
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    void close() {
        for (NamedTransform each : transforms) {
            try {
                each.transform().close();
            } catch (Throwable e) {
                LOGGER.warn("transform_close_failed transform={} error=\"{}\"", each.name(), e.toString());
            }
        }
    }
}
