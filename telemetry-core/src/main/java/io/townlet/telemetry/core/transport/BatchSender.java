package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.core.clock.PipelineClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls a transport, and turns whatever it throws into an outcome. Used by one thread at a time, the one with the send lock. */
final class BatchSender {

    private final Transport transport;
    private final DeliverySettings settings;
    private final PipelineClock clock;
    private boolean started;

    BatchSender(Transport transport, DeliverySettings settings, PipelineClock clock) {
        this.transport = transport;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isStarted() {
        return started;
    }

    /**
     * Starts the transport where that hasn't been done since the last failure.
     *
     * @return null where it is started, else how starting failed
     */
    AttemptOutcome.@Nullable Failed start(Duration timeout) {
        if (started) {
            return null;
        }
        try {
            transport.start(shorter(timeout, settings.connectTimeout()));
            started = true;
            return null;
        } catch (Throwable e) {
            // A plug-in may throw anything at all, and none of it may end the pipeline.
            return AttemptOutcome.Failed.of(e, false);
        }
    }

    /** Sends through a transport that is started. */
    AttemptOutcome send(OutgoingBatch batch, Duration timeout) {
        long begin = clock.nanoTime();
        try {
            transport.send(batch.attempt(), shorter(timeout, settings.sendTimeout()));
            return new AttemptOutcome.Delivered(clock.nanoTime() - begin);
        } catch (Throwable e) {
            AttemptOutcome.Failed failed = AttemptOutcome.Failed.of(e, true);
            // Where the other side answered, however unfriendly, the connection is good.
            started = failed.failure() == AttemptOutcome.Failure.PERMANENT
                    || failed.failure() == AttemptOutcome.Failure.TOO_LARGE;
            return failed;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
