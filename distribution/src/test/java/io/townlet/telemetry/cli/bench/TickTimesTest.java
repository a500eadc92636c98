package io.townlet.telemetry.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickTimesTest {

    @Test
    void givesAverageQuantilesAndTheLongest() {
        TickTimes times = new TickTimes(200);
        for (int i = 200; i > 0; i--) {
            times.add(i * 1_000_000L);
        }
        assertThat(times.inSeconds())
                .containsEntry(BenchMetric.AVG_TICK_SECONDS, 0.1005)
                .containsEntry(BenchMetric.P50_TICK_SECONDS, 0.1)
                .containsEntry(BenchMetric.P99_TICK_SECONDS, 0.198)
                .containsEntry(BenchMetric.MAX_TICK_SECONDS, 0.2);
    }

    @Test
    void oneTickIsAllOfThem() {
        TickTimes times = new TickTimes(1);
        times.add(5_000_000_000L);
        assertThat(times.inSeconds().values()).containsOnly(5.0);
    }

    @Test
    void noTickTookNoTime() {
        assertThat(new TickTimes(3).inSeconds().values()).containsOnly(0.0);
    }
}
