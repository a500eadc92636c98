package io.townlet.telemetry.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @TempDir
    Path folder;

    private static final BenchReport REPORT = Reports.report(
            10, Map.of(BenchMetric.AVG_TICK_SECONDS, 0.000_001_25, BenchMetric.BYTES_FLUSHED_TOTAL, 1L << 40));

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        BenchReport read = ReportFile.read(file(ReportFile.text(REPORT)));
        assertThat(read.context()).isEqualTo(REPORT.context());
        for (BenchMetric metric : BenchMetric.values()) {
            assertThat(read.value(metric)).as(metric.wireName()).isEqualTo(REPORT.value(metric));
        }
    }

    @Test
    void whatIsNoReportIsRefusedWithAReason() throws Exception {
        String text = ReportFile.text(REPORT);
        assertRefused(text.replace("\"report_version\" : 1", "\"report_version\" : 2"), "version 2", "only version 1");
        assertRefused(text.replace("avg_tick_seconds", "average"), "lacks the number avg_tick_seconds");
        assertRefused(text.substring(0, text.length() / 2), "is broken");
        assertRefused("[]", "is broken", "an array");
        assertRefused("{\"ticks\": 3}", "is no report of 'telemetry bench run'");
        assertRefused(" ".repeat(ReportFile.MAX_BYTES) + text, "larger than");
        assertThatThrownBy(() -> ReportFile.read(folder.resolve("none.json"))).hasMessageContaining("doesn't exist");
        assertThatThrownBy(() -> ReportFile.read(folder)).hasMessageContaining("can't be read");
    }

    private void assertRefused(String text, String... reasons) throws Exception {
        Path file = file(text);
        assertThatThrownBy(() -> ReportFile.read(file))
                .isInstanceOf(UnusableReportException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(reasons);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("report.json"), text);
    }
}
