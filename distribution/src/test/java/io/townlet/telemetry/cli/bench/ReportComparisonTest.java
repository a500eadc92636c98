package io.townlet.telemetry.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportComparisonTest {

    private static final BenchReport BASELINE =
            Reports.report(10, Map.of(BenchMetric.AVG_TICK_SECONDS, 0.000_002, BenchMetric.BYTES_FLUSHED_TOTAL, 200L));
    private static final BenchReport CURRENT = Reports.report(
            20,
            Map.of(
                    BenchMetric.AVG_TICK_SECONDS,
                    0.000_001_5,
                    BenchMetric.BYTES_FLUSHED_TOTAL,
                    250L,
                    BenchMetric.DROPPED_MESSAGES,
                    7L));

    private final ReportComparison comparison = new ReportComparison(BASELINE, CURRENT);

    @Test
    void givesDifferencesAsNumbersAndInPerCentOfTheBaseline() {
        assertThat(comparison.table().lines())
                .hasSize(1 + BenchMetric.values().length)
                .anyMatch(line -> line.matches("metric +baseline +current +delta +delta_percent"))
                .anyMatch(line -> line.matches("avg_tick_seconds +0.000002000 +0.000001500 +-0.000000500 +-25.0"))
                .anyMatch(line -> line.matches("bytes_flushed_total +200 +250 +\\+50 +\\+25.0"))
                .anyMatch(line -> line.matches("dropped_messages +0 +7 +\\+7 +-"))
                .anyMatch(line -> line.matches("send_failures_total +0 +0 +\\+0 +0.0"));
    }

    @Test
    void theColumnsAreAligned() {
        assertThat(comparison.table().lines().map(String::length).distinct()).hasSize(1);
    }

    @Test
    void tellsWhatElseDiffers() {
        assertThat(comparison.caveats()).containsExactly("ticks differs: 10 in the baseline, 20 in the current run");
        assertThat(new ReportComparison(BASELINE, BASELINE).caveats()).isEmpty();
    }
}
