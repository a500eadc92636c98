package io.townlet.telemetry.benchmarks.snapshot;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.aggregation.ArtefactFallback;
import io.townlet.telemetry.core.aggregation.SnapshotPublisher;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.core.transport.TransportSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A real pipeline without transforms, whose transport counts bytes. */
final class OurPublisher implements TickWork {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROOM = 64 << 20;

    private final AtomicLong bytes = new AtomicLong();
    private final TelemetryPipeline pipeline;
    private final SnapshotPublisher publisher;

    OurPublisher() {
        DeliverySettings settings = DeliverySettings.defaults().withBuffer(new DeliverySettings.Buffer(512, ROOM, 1));
        pipeline = TelemetryPipeline.builder()
                .transport(new TransportSpec("counting", "counting", "benchmarks", settings, context -> new Counting()))
                .intakeBytes(ROOM)
                // Jackson writes no full snapshot after the first either.
                .aggregation(new AggregationSettings(true, 0))
                .start();
        publisher = pipeline.snapshots("0.9.7", ArtefactFallback.none());
    }

    @Override
    public void tick(long tick, Map<String, Object> snapshot) {
        publisher.publish(TickArtefacts.of(tick, snapshot));
    }

    @Override
    public void settle() {
        pipeline.flush(PATIENCE);
    }

    @Override
    public void close() throws IOException {
        if (!pipeline.close(PATIENCE).complete()) {
            throw new IOException("the pipeline lost events, so that the figures mean nothing");
        }
    }

    long bytes() {
        return bytes.get();
    }

    private final class Counting implements Transport {

        @Override
        public void start(Duration timeout) {}

        @Override
        public void send(Batch batch, Duration timeout) {
            bytes.addAndGet(batch.byteCount());
        }

        @Override
        public void close() {}
    }
}
