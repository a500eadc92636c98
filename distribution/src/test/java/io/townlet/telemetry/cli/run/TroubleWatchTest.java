package io.townlet.telemetry.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleWatchTest {

    private static final TransportStatus FINE = Statuses.fine("main", "tcp");
    private static final TransportStatus TROUBLED = Statuses.troubled("main", "tcp", "refused");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final TroubleWatch watch = new TroubleWatch(new Console(new PrintStream(said, true, UTF_8), false));

    @Test
    void saysOnceThatThereIsTroubleAndOnceThatItIsOver() {
        look(FINE, TROUBLED, TROUBLED, TROUBLED, FINE, FINE);
        assertThat(said())
                .containsExactly(
                        "telemetry: transport main has trouble: refused",
                        "telemetry: transport main is delivering again");
    }

    @Test
    void whatPassesAtOnceIsNotWorthAWord() {
        look(FINE, TROUBLED, FINE, TROUBLED, FINE);
        assertThat(said()).isEmpty();
    }

    @Test
    void troubleThatComesAndGoesIsNotToldOfEachTime() {
        for (int i = 0; i < 30; i++) {
            look(TROUBLED, TROUBLED, FINE);
        }
        assertThat(said()).hasSize(2);
        for (int i = 0; i < 30; i++) {
            look(TROUBLED, TROUBLED, FINE);
        }
        assertThat(said()).hasSize(4);
    }

    @Test
    void aClosedPipeIsLeftToTheSummary() {
        TransportStatus closed = Statuses.closedPipe("stdout");
        look(closed, closed, closed);
        assertThat(said()).isEmpty();
    }

    private void look(TransportStatus... looks) {
        for (TransportStatus status : looks) {
            watch.look(List.of(status));
        }
    }

    private List<String> said() {
        return said.toString(UTF_8).lines().toList();
    }
}
