package io.townlet.telemetry.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.core.log.CapturedLog;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TickHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    final Rig rig = new Rig();

    private final CapturedLog log = CapturedLog.working();

    private TickHealth health(CapturedLog logger) {
        return new TickHealth(HealthTarget.of(rig.pipeline()), rig.clock(), PATIENCE, logger);
    }

    private List<String> delivered() {
        rig.pipeline().flush(PATIENCE);
        return rig.transport().delivered();
    }

    @Test
    void eachTickIsOneLogLineAndOneEvent() {
        rig.start(Settings.defaults());
        health(log).run(7, () -> rig.clock().advance(Duration.ofNanos(3_250_000)));
        assertThat(log.lines())
                .containsExactly("INFO tick_health tick=7 duration_ms=3.250 queue_length=0 dropped_messages=0"
                        + " payloads_flushed_total=0 bytes_flushed_total=0 consecutive_send_failures=0 send_failures_total=0"
                        + " worker_restart_count=0 status=up");
        assertThat(delivered())
                .singleElement()
                .asString()
                .startsWith("{\"tick\":7,\"status\":\"up\",\"reasons\":[],\"duration_ms\":3.25,\"queue_length\":0,"
                        + "\"dropped_messages\":0,\"transports\":[{\"id\":\"main\",\"type\":\"faulty\",\"connected\":")
                .contains("\"id\":\"probe\"");
        assertThat(rig.pipeline().currentTick()).isEqualTo(7);
    }

    @Test
    void whatWentWrongSinceTheLastTickIsTold() {
        rig.transport().then(Fault.permanent(0));
        rig.start(Settings.defaults().batch(1));
        TickHealth health = health(log);
        assertThat(health.succeeded(1, Duration.ZERO).state()).isEqualTo(HealthState.UP);
        // Its own event is the one that is refused.
        rig.pipeline().flush(PATIENCE);
        HealthReport second = health.succeeded(2, Duration.ZERO);
        assertThat(second.state()).isEqualTo(HealthState.DEGRADED);
        assertThat(log.lines().get(1)).contains(" dropped_messages=1 ", " send_failures_total=1 ", " status=degraded");
        rig.pipeline().flush(PATIENCE);
        assertThat(health.succeeded(3, Duration.ZERO).state()).isEqualTo(HealthState.UP);
    }

    @Test
    void aFailedTickIsToldOfAndLeavesNothingQueued() {
        rig.start(Settings.defaults().batch(100).flushTicks(10_000));
        TickHealth health = health(log);
        assertThatThrownBy(() -> health.run(3, () -> {
                    rig.emit(1);
                    throw new IllegalStateException("the bakery has no door");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rig.ledger().queued()).isZero();
        assertThat(rig.transport().delivered())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("{\"tick\":3,\"status\":\"failed\",\"error_type\":\"java.lang.IllegalStateException\","
                        + "\"error\":\"the bakery has no door\"}");
        assertThat(log.lines()).containsExactly("WARN tick_failed tick=3 error_type=java.lang.IllegalStateException");
    }

    @Test
    void theWaitOfAFailedTickIsBounded() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        TickHealth health = new TickHealth(HealthTarget.of(rig.pipeline()), rig.clock(), Duration.ofSeconds(2), log);
        long before = rig.clock().nanoTime();
        assertThat(rig.passingTime(() -> health.failed(4, new IllegalStateException("no")))
                        .ledger("main")
                        .queued())
                .isEqualTo(1);
        assertThat(rig.clock().nanoTime() - before)
                .isLessThanOrEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void noThrowableAndNoLoggerBreaksIt() {
        rig.start(Settings.defaults());
        TickHealth health = health(CapturedLog.broken());
        health.succeeded(1, Duration.ZERO);
        health.failed(2, new Unspeakable());
        health.failed(3, new IllegalStateException("x".repeat(10_000)));
        assertThat(delivered())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(1)).contains("its message can't be had"))
                .satisfies(
                        lines -> assertThat(lines.get(2)).hasSizeLessThan(700).contains("xxx..."));
    }

    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }
}
