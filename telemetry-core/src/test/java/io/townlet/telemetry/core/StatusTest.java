package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Gate;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the status and the ledger say, at the start, on the way, and at the end. */
@Timeout(60)
class StatusTest {

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void atTheStartNothingHasHappened() {
        rig.transport().holdStarts();
        rig.start(Settings.defaults());
        TransportStatus status = rig.status();
        assertThat(status.id()).isEqualTo("main");
        assertThat(status.type()).isEqualTo("faulty");
        assertThat(status.provider()).isEqualTo("testing/1");
        assertThat(status.connected()).isFalse();
        assertThat(status.workerAlive()).isTrue();
        assertThat(status.lastError()).isNull();
        assertThat(status.workerError()).isNull();
        assertThat(status.lastSuccessTick()).isNull();
        assertThat(status.lastFailureTick()).isNull();
        assertThat(status.queueLengthPeak()).isZero();
        assertThat(status.ledger().closes()).isTrue();
    }

    @Test
    void aDeliveredBatchIsDescribed() {
        rig.transport().beforeSend(batch -> rig.clock().advance(Duration.ofMillis(12)));
        rig.start(Settings.defaults().batch(2).flushTicks(10_000));
        rig.emit(Events.atTick(7, 0, 0));
        rig.emit(Events.atTick(8, 0, 1));
        rig.flush();
        TransportStatus status = rig.status();
        long bytes = rig.transport().delivered().stream()
                .mapToLong(line -> line.length() + 1)
                .sum();
        assertThat(status.lastBatchCount()).isEqualTo(2);
        assertThat(status.lastFlushPayloadBytes()).isEqualTo(bytes);
        assertThat(status.bytesFlushedTotal()).isEqualTo(bytes);
        assertThat(status.payloadsFlushedTotal()).isEqualTo(2);
        assertThat(status.lastFlushDurationMs()).isEqualTo(12.0);
        assertThat(status.lastSuccessTick()).isEqualTo(8);
        assertThat(status.connected()).isTrue();
        assertThat(status.queueLength()).isZero();
        assertThat(status.consecutiveSendFailures()).isZero();
    }

    @Test
    void failuresAreDescribedAndASuccessEndsTheirRow() {
        rig.transport().then(Fault.retryable(), Fault.retryable(1, null));
        rig.start(Settings.defaults().batch(2).flushTicks(10_000).retry(3, Duration.ofSeconds(30)));
        rig.emit(Events.atTick(7, 0, 0));
        rig.emit(Events.atTick(9, 0, 1));
        rig.passBackoff(1);
        rig.transport().awaitAttempts(2);
        rig.clock().awaitSleeper(Rig.WORKER);
        TransportStatus failing = rig.status();
        assertThat(failing.consecutiveSendFailures()).isEqualTo(2);
        assertThat(failing.sendFailuresTotal()).isEqualTo(2);
        assertThat(failing.lastError()).isEqualTo("the far side is away");
        assertThat(failing.lastFailureTick()).isEqualTo(9);
        assertThat(failing.lastSuccessTick()).isEqualTo(7);
        assertThat(failing.connected()).isFalse();
        assertThat(failing.payloadsFlushedTotal()).isEqualTo(1);
        assertThat(failing.lastBatchCount()).isZero();

        rig.passBackoff(2);
        rig.flush();
        TransportStatus well = rig.status();
        assertThat(well.consecutiveSendFailures()).isZero();
        assertThat(well.sendFailuresTotal()).isEqualTo(2);
        assertThat(well.connected()).isTrue();
        assertThat(well.lastError()).isEqualTo("the far side is away");
        assertThat(well.bytesFlushedTotal())
                .isEqualTo(rig.transport().delivered().stream()
                        .mapToLong(line -> line.length() + 1)
                        .sum());
    }

    @Test
    void anAnswerHoweverUnfriendlyMeansItIsConnected() {
        rig.transport().always(Fault.permanent(0));
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        rig.flush();
        assertThat(rig.status().connected()).isTrue();
        assertThat(rig.status().lastError()).isEqualTo("the far side refused it");
    }

    @Test
    void aStartThatFailsIsAFailureWithoutATick() {
        rig.transport().thenOnStart(Fault.retryable()).hold();
        rig.start(Settings.defaults().batch(1).retry(3, Duration.ZERO));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        assertThat(rig.status().sendFailuresTotal()).isEqualTo(1);
        assertThat(rig.status().lastFailureTick()).isNull();
        assertThat(rig.status().connected()).isFalse();
    }

    @Test
    void theQueueIsCountedWhereverItIs() {
        Gate gate = new Gate();
        rig.transport().hold();
        rig.start(Settings.defaults().batch(2).flushTicks(10_000), gate::in);
        rig.emit(0, 1, 2);
        rig.awaitArrived();
        rig.transport().awaitAttempts(1);
        gate.shut();
        rig.emit(3, 4, 5, 6);
        gate.awaitReached();
        // Two in flight, one in the buffer, one with the pipeline thread, three in the intake.
        Ledger ledger = rig.ledger();
        assertThat(ledger.queued()).isEqualTo(7);
        assertThat(ledger.closes()).isTrue();
        assertThat(rig.status().queueLength()).isEqualTo(7);
        assertThat(rig.status().queueLengthPeak()).isEqualTo(7);
        gate.open();
        rig.transport().release();
        rig.flush();
        assertThat(rig.status().queueLength()).isZero();
        assertThat(rig.status().queueLengthPeak()).isEqualTo(7);
    }

    @Test
    void thePeakIsRememberedThoughNobodyLookedAtTheTime() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2, 3, 4);
        rig.awaitArrived();
        rig.transport().release();
        rig.flush();
        assertThat(rig.status().queueLengthPeak()).isEqualTo(5);
    }

    @Test
    void theBooksBalanceAtEveryQuietMoment() {
        rig.transport().then(Fault.none(), Fault.retryable(1, null), Fault.permanent(0));
        rig.start(
                Settings.defaults().batch(2).flushTicks(10_000).retry(3, Duration.ofSeconds(30)),
                builder -> builder.transform(
                        "no_fives",
                        context ->
                                event -> Long.valueOf(5).equals(event.payload().get("number")) ? null : event));
        rig.emit(0, 1, 2, 3);
        rig.transport().awaitAttempts(2);
        rig.clock().awaitSleeper(Rig.WORKER);
        rig.awaitArrived();
        assertThat(rig.ledger().delivered()).isEqualTo(3);
        assertThat(rig.ledger().queued()).isEqualTo(1);
        assertThat(rig.ledger().closes()).isTrue();

        rig.pipeline().emit(Events.event(0, 5));
        rig.pipeline().emit(Events.event(0, 6));
        rig.probe().awaitDelivered(5);
        assertThat(rig.ledger().accepted()).isEqualTo(6);
        assertThat(rig.ledger().filtered()).isEqualTo(1);
        assertThat(rig.ledger().queued()).isEqualTo(2);
        assertThat(rig.ledger().closes()).isTrue();
    }

    @Test
    void aTransportSeesTheStatusOfItsPipelineOnceThatHasStarted() {
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        rig.flush();
        assertThat(rig.transport().context().id()).isEqualTo("main");
        assertThat(rig.transport().context().clock()).isSameAs(rig.clock());
        assertThat(rig.transport().context().pipelineStatus())
                .extracting(TransportStatus::id)
                .containsExactly("main", "probe");
        assertThat(rig.transport().context().pipelineStatus().get(0).payloadsFlushedTotal())
                .isEqualTo(1);
    }

    @Test
    void theNamesOfTheStatusAreTheDocumentedOnes() {
        rig.start(Settings.defaults());
        Payload status = rig.status().toPayload();
        assertThat(status.asMap())
                .containsOnlyKeys(
                        "id",
                        "type",
                        "provider",
                        "queue_length",
                        "queue_length_peak",
                        "accepted_total",
                        "payloads_flushed_total",
                        "bytes_flushed_total",
                        "filtered_total",
                        "dropped_messages",
                        "dropped_by_reason",
                        "in_doubt",
                        "last_flush_duration_ms",
                        "last_batch_count",
                        "last_flush_payload_bytes",
                        "consecutive_send_failures",
                        "send_failures_total",
                        "worker_restart_count",
                        "worker_alive",
                        "worker_error",
                        "connected",
                        "last_error",
                        "last_success_tick",
                        "last_failure_tick");
    }
}
