package io.townlet.telemetry.core.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Shows the status of every transport as Micrometer meters, whose names begin with {@code telemetry.transport.} and which are tagged by {@code id} and {@code type}.
 * Drops are tagged by {@code reason} too. Micrometer, {@code io.micrometer:micrometer-core}, must be on the path of whoever uses this; nothing else here needs it.
 *
 * <p>The registry does not keep the pipeline alive. {@link #close()} takes the meters out of it again. Safe for use by several threads.
 */
public final class TransportMeters implements MeterBinder, AutoCloseable {

    private static final String PREFIX = "telemetry.transport.";
    private static final double MILLIS_PER_SECOND = 1e3;

    private final TelemetrySink sink;
    private final List<Registered> registered = new ArrayList<>();

    /**
     * Shows the transports of a pipeline.
     *
     * @param sink a running pipeline
     */
    public TransportMeters(TelemetrySink sink) {
        this.sink = sink;
    }

    private record Registered(MeterRegistry registry, Meter meter) {}

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        for (TransportStatus status : sink.latestTransportStatus()) {
            bind(new Binding(registry, status.id(), Tags.of("id", status.id(), "type", status.type())));
        }
    }

    private void bind(Binding transport) {
        transport.counter(
                "events.accepted",
                "Events to deliver",
                status -> status.ledger().accepted());
        transport.counter("events.flushed", "Events delivered", TransportStatus::payloadsFlushedTotal);
        transport.counter(
                "events.filtered",
                "Events left out on purpose",
                status -> status.ledger().filtered());
        for (DropReason reason : DropReason.values()) {
            transport.dropCounter(reason);
        }
        transport.bytes("bytes.flushed", TransportStatus::bytesFlushedTotal);
        transport.counter("send.failures", "Attempts that failed", TransportStatus::sendFailuresTotal);
        transport.counter("worker.restarts", "Restarts of the worker", TransportStatus::workerRestartCount);
        transport.gauge("queue.length", "Events not settled yet", TransportStatus::queueLength);
        transport.gauge("queue.length.peak", "The most events not settled yet", TransportStatus::queueLengthPeak);
        transport.gauge(
                "events.in.doubt",
                "Events that may have arrived",
                status -> status.ledger().inDoubt());
        transport.gauge(
                "send.failures.consecutive",
                "Attempts that failed since the last success",
                TransportStatus::consecutiveSendFailures);
        transport.gauge("connected", "1 where the last attempt succeeded", status -> status.connected() ? 1 : 0);
        transport.gauge("worker.alive", "1 where it has not failed", status -> status.workerAlive() ? 1 : 0);
        transport.seconds("last.flush.duration", status -> status.lastFlushDurationMs() / MILLIS_PER_SECOND);
    }

    /** Takes the meters out of every registry that they were bound to. */
    @Override
    public synchronized void close() {
        registered.forEach(each -> each.registry().remove(each.meter()));
        registered.clear();
    }

    /** Registers the meters of one transport. What is registered holds the pipeline weakly, and its id. */
    private final class Binding {

        private final MeterRegistry registry;
        private final String id;
        private final Tags tags;

        Binding(MeterRegistry registry, String id, Tags tags) {
            this.registry = registry;
            this.id = id;
            this.tags = tags;
        }

        void counter(String name, String description, ToDoubleFunction<TransportStatus> value) {
            keep(FunctionCounter.builder(PREFIX + name, sink, reading(id, value))
                    .tags(tags)
                    .description(description)
                    .register(registry));
        }

        void dropCounter(DropReason reason) {
            keep(FunctionCounter.builder(
                            PREFIX + "events.dropped",
                            sink,
                            reading(id, status -> status.ledger().dropped(reason)))
                    .tags(tags.and("reason", reason.wireName()))
                    .description("Events given up")
                    .register(registry));
        }

        void bytes(String name, ToDoubleFunction<TransportStatus> value) {
            keep(FunctionCounter.builder(PREFIX + name, sink, reading(id, value))
                    .tags(tags)
                    .description("Bytes delivered")
                    .baseUnit("bytes")
                    .register(registry));
        }

        void gauge(String name, String description, ToDoubleFunction<TransportStatus> value) {
            keep(Gauge.builder(PREFIX + name, sink, reading(id, value))
                    .tags(tags)
                    .description(description)
                    .register(registry));
        }

        void seconds(String name, ToDoubleFunction<TransportStatus> value) {
            keep(Gauge.builder(PREFIX + name, sink, reading(id, value))
                    .tags(tags)
                    .description("What the last delivered batch took")
                    .baseUnit("seconds")
                    .register(registry));
        }

        private void keep(Meter meter) {
            registered.add(new Registered(registry, meter));
        }
    }

    /** Static, so that it can't hold on to the pipeline. */
    private static ToDoubleFunction<TelemetrySink> reading(String id, ToDoubleFunction<TransportStatus> value) {
        return sink -> {
            for (TransportStatus status : sink.latestTransportStatus()) {
                if (status.id().equals(id)) {
                    return value.applyAsDouble(status);
                }
            }
            return Double.NaN;
        };
    }
}
