package io.townlet.telemetry.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TickReportTest {

    @Test
    void theMapHasTheEightFieldsInTheirOrder() {
        TickReport report = new TickReport(0);
        report.advance();
        assertThat(report.toMap().keySet()).containsExactlyElementsOf(TickReport.FIELDS);
    }

    @Test
    void valuesDifferFromEventToEvent() {
        TickReport report = new TickReport(0);
        Set<Map<String, Object>> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            report.advance();
            seen.add(report.toMap());
            assertThat(report.durationMs()).isBetween(0.0, 25.0);
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void producersDiffer() {
        TickReport one = new TickReport(0);
        TickReport other = new TickReport(1);
        one.advance();
        other.advance();
        assertThat(one.toMap()).isNotEqualTo(other.toMap());
    }
}
