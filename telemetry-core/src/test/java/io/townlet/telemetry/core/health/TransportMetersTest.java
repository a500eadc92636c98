package io.townlet.telemetry.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TransportMetersTest {

    @RegisterExtension
    final Rig rig = new Rig();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double counter(String name, String... tags) {
        return registry.get(name)
                .tag("id", "main")
                .tag("type", "faulty")
                .tags(tags)
                .functionCounter()
                .count();
    }

    private double gauge(String name) {
        return registry.get(name).tag("id", "main").gauge().value();
    }

    @Test
    void theMetersShowTheStatus() {
        rig.transport().then(Fault.permanent(0));
        rig.start(Settings.defaults().batch(1));
        try (TransportMeters meters = new TransportMeters(rig.pipeline())) {
            meters.bindTo(registry);
            assertThat(counter("telemetry.transport.events.accepted")).isZero();
            rig.emit(1);
            rig.flush();
            rig.emit(2, 3);
            rig.flush();
            assertThat(counter("telemetry.transport.events.accepted")).isEqualTo(3);
            assertThat(counter("telemetry.transport.events.flushed")).isEqualTo(2);
            assertThat(counter("telemetry.transport.events.dropped", "reason", "permanent"))
                    .isEqualTo(1);
            assertThat(counter("telemetry.transport.events.dropped", "reason", "overflow"))
                    .isZero();
            assertThat(counter("telemetry.transport.bytes.flushed"))
                    .isEqualTo((double) rig.status().bytesFlushedTotal())
                    .isPositive();
            assertThat(counter("telemetry.transport.send.failures")).isEqualTo(1);
            assertThat(gauge("telemetry.transport.connected")).isEqualTo(1);
            assertThat(gauge("telemetry.transport.worker.alive")).isEqualTo(1);
            assertThat(gauge("telemetry.transport.queue.length")).isZero();
            assertThat(gauge("telemetry.transport.queue.length.peak")).isPositive();
        }
    }

    @Test
    void everyDropReasonAndEveryTransportHasItsMeters() {
        rig.start(Settings.defaults());
        new TransportMeters(rig.pipeline()).bindTo(registry);
        assertThat(registry.find("telemetry.transport.events.dropped").functionCounters())
                .hasSize(2 * DropReason.values().length);
        assertThat(registry.find("telemetry.transport.queue.length").gauges()).hasSize(2);
    }

    @Test
    void closingTakesAllOfThemOut() {
        rig.start(Settings.defaults());
        TransportMeters meters = new TransportMeters(rig.pipeline());
        meters.bindTo(registry);
        List<Meter> bound = registry.getMeters();
        assertThat(bound).isNotEmpty();
        meters.close();
        assertThat(registry.getMeters()).isEmpty();
        meters.close();
    }
}
