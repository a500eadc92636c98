package io.townlet.telemetry.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.core.plugin.LeftThread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingSummaryTest {

    private final InputCounts counts = new InputCounts();

    @Test
    void saysWhatCameInAndWhereItWent() {
        for (int i = 0; i < 12; i++) {
            counts.countLine();
        }
        counts.countEvent();
        counts.countBadLine();
        assertThat(ClosingSummary.lines(counts, List.of(Statuses.fine("main", "file")), List.of()))
                .containsExactly(
                        "12 lines, 1 events, 1 bad lines",
                        "main: accepted 10, delivered 9, filtered 1, dropped 0, in doubt 0");
    }

    @Test
    void anInputThatIsNotMadeOfLinesHasNone() {
        counts.countEvent();
        assertThat(ClosingSummary.lines(counts, List.of(), List.of()).get(0)).isEqualTo("1 events");
    }

    @Test
    void saysInOneLineHowMuchWasLostAndWhy() {
        Ledger ledger =
                new Ledger("b", 10, 2, 0, Map.of(DropReason.RETRY_EXHAUSTED, 4L, DropReason.SHUTDOWN, 1L), 3, 0);
        List<String> lines = ClosingSummary.lines(
                counts,
                List.of(
                        Statuses.fine("a", "file"),
                        Statuses.status("b", "tcp", false, 2, "connection refused", ledger),
                        Statuses.dead("c", "http")),
                List.of());
        assertThat(lines.get(2))
                .isEqualTo(
                        "b: accepted 10, delivered 2, filtered 0, dropped 5 (retry_exhausted 4, shutdown 1), in doubt 3");
        assertThat(lines.get(4))
                .isEqualTo(
                        "lost 5 of 10 events at b (retry_exhausted 4, shutdown 1), 3 more may or may not have arrived;"
                                + " last error: connection refused; 7 of 10 events at c (transport_failed 7); last error: it died");
        assertThat(lines).hasSize(5);
    }

    @Test
    void namesTheThreadsThatPluginsHaveLeft() {
        assertThat(ClosingSummary.lines(
                        counts, List.of(Statuses.fine("main", "file")), List.of(new LeftThread("acme", "poller"))))
                .contains(
                        "the plug-in acme has left the thread 'poller' running; its close() must end all that it starts");
    }

    @Test
    void ofAClosedPipeTellsTheLossAlone() {
        assertThat(ClosingSummary.lines(counts, List.of(Statuses.closedPipe("stdout")), List.of()))
                .containsExactly("lost 7 of 10 events at stdout (permanent 7); last error: closed by its reader");
    }
}
