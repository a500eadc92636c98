package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.core.testing.Emitters;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.FaultyTransport;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ledger that a flush returns, again and again, at full speed and by the system's clock. */
@Timeout(60)
class FlushStressTest {

    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final FaultyTransport one = new FaultyTransport();
    private final FaultyTransport other = new FaultyTransport();
    private final TelemetryPipeline pipeline = TelemetryPipeline.builder()
            .transport(one.spec("one", Settings.defaults().build()))
            .transport(other.spec("other", Settings.defaults().batch(1).build()))
            .transform(
                    "odd_out",
                    context -> event -> Long.valueOf(1).equals(event.payload().get("number")) ? null : event)
            .start();

    @AfterEach
    void end() {
        pipeline.close(Duration.ZERO);
    }

    @Test
    void itBalancesAndIsCompleteAfterEveryEvent() {
        for (int round = 1; round <= 5000; round++) {
            pipeline.emit(Events.event(0, round % 2));
            LedgerReport report = pipeline.flush(PATIENT);
            assertThat(report.closes()).as("round %s: %s", round, report).isTrue();
            assertThat(report.complete()).as("round %s: %s", round, report).isTrue();
            assertThat(report.ledger("one").accepted()).isEqualTo(round);
        }
    }

    @Test
    void itCoversWhatItsOwnThreadHasEmittedWhateverOthersDo() {
        Emitters.start(Emitters.Kind.PLATFORM, 3, producer -> {
                    for (int round = 1; round <= 1000; round++) {
                        pipeline.emit(Events.event(producer, 0));
                        Ledger ledger = pipeline.flush(PATIENT).ledger("other");
                        assertThat(ledger.delivered()).isGreaterThanOrEqualTo(round);
                    }
                })
                .join();
        assertThat(pipeline.flush(PATIENT).ledger("other").delivered()).isEqualTo(3000);
    }

    @Test
    void itsLedgerBalancesAtAnyMomentWhileOthersEmit() {
        Emitters emitters = Emitters.start(Emitters.Kind.PLATFORM, 3, producer -> {
            for (int number = 0; number < 20_000; number++) {
                pipeline.emit(Events.event(producer, number));
            }
        });
        for (int round = 0; round < 2000; round++) {
            LedgerReport report = pipeline.flush(Duration.ZERO);
            assertThat(report.closes()).as("round %s: %s", round, report).isTrue();
            for (Ledger ledger : report.ledgers()) {
                assertThat(ledger.queued()).as("round %s: %s", round, report).isNotNegative();
            }
        }
        emitters.join();
        assertThat(pipeline.flush(PATIENT).ledger("one").accepted()).isEqualTo(60_000);
    }
}
