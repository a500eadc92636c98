package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.clock.Deadline;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who are told of every event. Safe for use by several threads. */
final class Subscribers {

    private final int queueEvents;
    private final TelemetryClock clock;
    private final List<QueuedSubscription> all = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Subscribers(int queueEvents, TelemetryClock clock) {
        this.queueEvents = queueEvents;
        this.clock = clock;
    }

    Subscription add(String name, TelemetrySubscriber subscriber) {
        QueuedSubscription added = new QueuedSubscription(name, subscriber, queueEvents, clock, all::remove);
        all.add(added);
        if (closed) {
            added.close();
        }
        return added;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(TelemetryEvent event) {
        all.forEach(each -> each.tell(event));
    }

    void finish() {
        closed = true;
        all.forEach(QueuedSubscription::finish);
    }

    void awaitFinished(Deadline deadline) {
        all.forEach(each -> each.awaitFinished(deadline.remaining()));
    }
}
