package io.townlet.telemetry.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadLineReportsTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void tellsOfASingleLine() {
        BadLineReports reports = new BadLineReports(told::add, 10);
        reports.bad(3, "no reason");
        assertThat(told).isEmpty();
        reports.good();
        reports.good();
        assertThat(told).containsExactly("line 3 is not a JSON event: no reason");
    }

    @Test
    void tellsOfARunOnceWithTheFirstReason() {
        BadLineReports reports = new BadLineReports(told::add, 10);
        for (int line = 3; line <= 1042; line++) {
            reports.bad(line, "reason of " + line);
        }
        reports.finish();
        assertThat(told).containsExactly("lines 3-1042: 1040 lines are not JSON events, first: reason of 3");
    }

    @Test
    void pastTheBoundTellsTheTotalOnly() {
        BadLineReports reports = new BadLineReports(told::add, 2);
        for (int line = 1; line <= 9; line += 2) {
            reports.bad(line, "odd");
            reports.good();
        }
        reports.bad(11, "odd");
        reports.bad(12, "even");
        reports.finish();
        reports.finish();
        assertThat(told)
                .containsExactly(
                        "line 1 is not a JSON event: odd",
                        "line 3 is not a JSON event: odd",
                        "5 more bad lines were not reported one by one");
    }

    @Test
    void saysNothingOfAGoodInput() {
        BadLineReports reports = new BadLineReports(told::add, 2);
        reports.good();
        reports.finish();
        assertThat(told).isEmpty();
    }
}
