package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Gate;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pipeline's own work emits, by itself or through what it logs, never feeds back into it. */
@Timeout(60)
class FeedbackTest {

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void whatATransportEmitsIsRefusedAndCounted() {
        rig.transport().beforeSend(batch -> rig.pipeline().emit(Events.event(9, 9)));
        rig.start(Settings.defaults().batch(1));
        rig.emit(0, 1, 2);
        assertSettled(rig.flush(), 3, rig.transport());
        assertThat(refused()).isEqualTo(3);
    }

    @Test
    void soIsAMapThatATransportEmits() {
        rig.transport().beforeSend(batch -> rig.pipeline().emit("log.line", Map.of("text", "sent")));
        rig.start(Settings.defaults().batch(1));
        rig.emit(0);
        assertSettled(rig.flush(), 1, rig.transport());
        assertThat(refused()).isEqualTo(1);
    }

    @Test
    void whatATransformEmitsIsRefusedAndCounted() {
        rig.start(
                Settings.defaults().batch(1),
                builder -> builder.transform("chatty", context -> event -> {
                    rig.pipeline().emit(Events.event(9, 9));
                    return event;
                }));
        rig.emit(0, 1);
        assertSettled(rig.flush(), 2, rig.transport());
        assertThat(refused()).isEqualTo(2);
    }

    @Test
    void whatATransportEmitsOnTheEmittingThreadIsRefusedToo() {
        Gate gate = new Gate();
        rig.transport().beforeSend(batch -> rig.pipeline().emit(Events.event(9, 9)));
        rig.start(
                Settings.defaults()
                        .batch(1000)
                        .flushTicks(10_000)
                        .bufferBytes(1100)
                        .fanOut(),
                gate::in);
        rig.emitOneByOne(Events.sized(200, 0, 0));
        gate.shut();
        for (int number = 1; number < 6; number++) {
            rig.emit(Events.sized(200, 0, number));
        }
        assertThat(rig.transport().attempts()).hasSize(1);
        assertThat(refused()).isEqualTo(1);
        gate.open();
        assertSettled(rig.flush(), 6, rig.transport());
    }

    @Test
    void aLogAppenderOnAPipelineThreadCanNotFeedThePipeline() {
        rig.transport().then(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retry(3, Duration.ZERO));
        int lines = whileLogLinesAreEmitted(() -> {
            rig.emit(0);
            return rig.flush();
        });
        assertThat(lines).isPositive();
        assertThat(refused()).isEqualTo(lines);
        assertSettled(rig.ledger(), 1, rig.transport());
    }

    @Test
    void aLogAppenderOnAnEmittingThreadCanNotFeedThePipelineWithWhatItSaysOfTheEmit() {
        rig.transport().hold();
        rig.start(Settings.defaults().batch(1).bufferBytes(1024));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        int lines = whileLogLinesAreEmitted(() -> {
            for (int number = 1; number < 40; number++) {
                rig.emit(Events.sized(100, 0, number));
            }
            return true;
        });
        assertThat(lines).isEqualTo(1);
        assertThat(refused()).isEqualTo(1);
        rig.transport().release();
        assertSettled(rig.flush(), 40, rig.transport());
    }

    @Test
    void theProgramsOwnLogLinesAreWelcome() {
        rig.start(Settings.defaults().batch(1));
        int lines = whileLogLinesAreEmitted(() -> {
            System.err.println("a line of the program");
            return true;
        });
        assertThat(lines).isEqualTo(1);
        assertThat(rig.pipeline().flush(Duration.ofDays(1)).ledger("main").accepted())
                .isEqualTo(1);
        assertThat(refused()).isZero();
    }

    private long refused() {
        Payload counters = rig.pipeline().pipelineCounters();
        return counters.getNumber("feedback_refused").longValue();
    }

    /** Emits each line of the log, as an appender might, and counts them. The log of these tests goes to the standard error stream. */
    private int whileLogLinesAreEmitted(Supplier<?> action) {
        AtomicInteger lines = new AtomicInteger();
        PrintStream before = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                lines.incrementAndGet();
                rig.pipeline().emit("log.line", Map.of("text", line));
            }
        });
        try {
            Object unused = action.get();
        } finally {
            System.setErr(before);
        }
        return lines.get();
    }
}
