package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** What the last tick left. Reading takes no lock. Safe for use by several threads. */
final class TickState {

    private final AtomicReference<Tick> current = new AtomicReference<>(new Tick(0, Payload.empty()));
    private volatile List<TransportStatus> transports = List.of();

    /**
     * A tick.
     *
     * @param number which one
     * @param snapshot its snapshot, or that of the last tick that had one
     */
    record Tick(long number, Payload snapshot) {}

    Tick current() {
        return Objects.requireNonNull(current.get());
    }

    void set(long tick, Payload snapshot) {
        current.set(new Tick(tick, snapshot));
    }

    /** Takes note of a later tick that had no snapshot; an earlier one changes nothing. */
    void advance(long tick) {
        current.updateAndGet(before -> tick > before.number ? new Tick(tick, before.snapshot) : before);
    }

    List<TransportStatus> transports() {
        return transports;
    }

    void transports(List<TransportStatus> latest) {
        transports = List.copyOf(latest);
    }
}
