package io.townlet.telemetry.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private long now;
    private final List<Long> waits = new ArrayList<>();

    private final Pacer pacer = new Pacer(() -> now, this::waitFor, 100, 20);

    private void waitFor(long nanos) {
        waits.add(nanos);
        now += nanos;
    }

    @Test
    void eventsAreDueAtSetTimes() {
        List<Long> emitted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pacer.awaitNext();
            emitted.add(now);
            now += 5;
        }
        assertThat(emitted).containsExactly(100L, 120L, 140L, 160L);
        assertThat(pacer.worstLag()).isZero();
    }

    @Test
    void aWaitThatEndsEarlyIsGoneOnWith() {
        Pacer impatient = new Pacer(
                () -> now,
                nanos -> {
                    waits.add(nanos);
                    now += Math.max(1, nanos / 2);
                },
                100,
                20);
        impatient.awaitNext();
        assertThat(now).isEqualTo(100);
        assertThat(waits).startsWith(100L, 50L, 25L);
    }

    @Test
    void whatWasMissedIsCaughtUpWithoutAPause() {
        pacer.awaitNext();
        now = 150;
        pacer.awaitNext();
        pacer.awaitNext();
        assertThat(now).isEqualTo(150);
        pacer.awaitNext();
        assertThat(now).isEqualTo(160);
        assertThat(pacer.worstLag()).isEqualTo(30);
    }
}
