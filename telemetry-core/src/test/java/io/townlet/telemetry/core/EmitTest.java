package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Gate;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An emit never throws because of telemetry trouble, and what it can't take is counted. */
@Timeout(60)
class EmitTest {

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void changingAMapAfterwardsChangesNothing() {
        Gate gate = new Gate();
        gate.shut();
        rig.start(Settings.defaults(), gate::in);
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("value", 1));
        rig.pipeline().emit("test", fields);
        fields.put("value", 2);
        gate.open();
        rig.close();
        assertThat(rig.transport().delivered()).containsExactly("{\"value\":1}");
    }

    @Test
    void aMapThatThrowsCostsItsOwnEventOnly() {
        rig.start(Settings.defaults());
        rig.pipeline().emit("test", new AbstractMap<String, Object>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("another thread is at it");
            }
        });
        rig.pipeline().emit("test", Map.of("value", 1));
        assertSettled(rig.close(), 2, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TRANSFORM_ERROR, 1L));
    }

    @Test
    void aTransformThatThrowsCostsItsOwnEventOnly() {
        rig.start(
                Settings.defaults(),
                builder -> builder.transform("picky", context -> event -> {
                    if (Long.valueOf(1).equals(event.payload().get("number"))) {
                        throw new IllegalArgumentException("not a one");
                    }
                    return event;
                }));
        for (int number = 0; number < 3; number++) {
            rig.pipeline().emit(Events.event(0, number));
        }
        assertSettled(rig.close(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TRANSFORM_ERROR, 1L));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 2);
    }

    @Test
    void aFullIntakeEvictsItsOldest() {
        Gate gate = new Gate();
        rig.start(Settings.defaults(), builder -> {
            gate.in(builder);
            builder.intakeBytes(1000);
        });
        gate.shut();
        rig.pipeline().emit(Events.event(0, 0));
        gate.awaitReached();
        for (int number = 1; number < 100; number++) {
            rig.pipeline().emit(Events.event(0, number));
        }
        gate.open();
        assertSettled(rig.close(), 100, rig.transport());
        assertThat(losses(rig.ledger())).containsOnlyKeys(DropReason.INTAKE_OVERFLOW);
        // The one that was with the transform, and as many of the newest as fit.
        int kept = rig.transport().delivered().size() - 1;
        assertThat(kept).isBetween(5, 1000 / 64);
        assertThat(Events.numbers(rig.transport().delivered()).get(0)).isZero();
        assertThat(Events.numbers(rig.transport().delivered()).subList(1, kept + 1))
                .first()
                .isEqualTo(100 - kept);
        assertThat(Events.numbers(rig.transport().delivered())).isSorted().endsWith(99);
    }

    @Test
    void anEventThatNoIntakeCouldHoldCostsNoOther() {
        Gate gate = new Gate();
        rig.start(Settings.defaults(), builder -> {
            gate.in(builder);
            builder.intakeBytes(1000);
        });
        gate.shut();
        rig.pipeline().emit(Events.event(0, 0));
        rig.pipeline().emit(Events.event(0, 1));
        rig.pipeline().emit(Events.sized(5000, 0, 2));
        gate.open();
        assertSettled(rig.close(), 3, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.TOO_LARGE, 1L));
    }

    @Test
    void aLogThatThrowsReachesNeitherTheProgramNorThePipeline() {
        rig.transport().hold().then(Fault.retryable());
        rig.start(Settings.defaults().batch(1).bufferBytes(1024).retry(3, Duration.ZERO));
        rig.emit(0);
        rig.transport().awaitAttempts(1);
        PrintStream before = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new IllegalStateException("the disk of the log is full");
            }
        });
        try {
            for (int number = 1; number < 40; number++) {
                rig.emit(Events.sized(100, 0, number));
            }
            rig.transport().release();
            rig.flush();
        } finally {
            System.setErr(before);
        }
        assertSettled(rig.ledger(), 40, rig.transport());
        assertThat(losses(rig.ledger())).containsOnlyKeys(DropReason.OVERFLOW);
    }

    @Test
    void anEventWithoutATickTakesTheCurrentOne() {
        rig.start(Settings.defaults().batch(1));
        rig.emit(Events.atTick(7, 0, 0));
        rig.emit(Events.event(0, 1));
        rig.flush();
        assertThat(rig.pipeline().currentTick()).isEqualTo(7);
        assertThat(rig.status().lastSuccessTick()).isEqualTo(7);
    }
}
