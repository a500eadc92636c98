package io.townlet.telemetry.benchmarks.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandaloneReportTest {

    @Test
    void speedsAreComparedByTheMedianTimes() {
        Map<Rival, List<Double>> seconds = new LinkedHashMap<>();
        seconds.put(rival("telemetry run"), List.of(4.0, 2.0, 9.0));
        seconds.put(rival("plain Jackson loop"), List.of(3.0, 3.5, 1.0));

        String report = StandaloneReport.render(1_000_000, 160_000_000, seconds);

        assertThat(report)
                .contains("| telemetry run | 4.00 (2.00 - 9.00) | 250,000 | 40 | 1.00 |")
                .contains("| plain Jackson loop | 3.00 (1.00 - 3.50) | 333,333 | 53 | 0.75 |");
    }

    private static Rival rival(String title) {
        return new Rival(title, List.of(title), Path.of(title), false);
    }
}
