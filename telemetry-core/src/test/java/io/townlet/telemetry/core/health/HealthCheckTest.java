package io.townlet.telemetry.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The judgement of the statuses of a real pipeline, whose transport gets into each sort of trouble. */
@Timeout(60)
class HealthCheckTest {

    @RegisterExtension
    final Rig rig = new Rig();

    private List<TransportStatus> statuses() {
        return List.of(rig.status());
    }

    private static void assertDegraded(HealthReport report, String reason) {
        assertThat(report.state()).isEqualTo(HealthState.DEGRADED);
        assertThat(report.reasons()).singleElement().asString().contains("transport 'main'", reason);
    }

    @Test
    void isUpBeforeTheFirstEventAndAfterADelivery() {
        rig.start(Settings.defaults());
        assertThat(HealthCheck.of(statuses())).isEqualTo(new HealthReport(HealthState.UP, List.of()));
        rig.emit(1);
        rig.flush();
        assertThat(HealthCheck.of(statuses()).state()).isEqualTo(HealthState.UP);
    }

    @Test
    void failedAttemptsDegradeUntilOneSucceeds() {
        rig.transport().then(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retryForEver(Duration.ofSeconds(1)));
        rig.emit(1);
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        assertDegraded(HealthCheck.of(statuses()), "has failed 1 times in a row: ");
        rig.passBackoff(1);
        rig.flush();
        assertThat(HealthCheck.of(statuses()).state()).isEqualTo(HealthState.UP);
    }

    @Test
    void dropsDegradeOnlyInTheTimeInWhichTheyHappen() {
        rig.transport().then(Fault.permanent(0));
        rig.start(Settings.defaults().batch(1));
        List<TransportStatus> start = statuses();
        rig.emit(1);
        rig.flush();
        rig.emit(2);
        rig.flush();
        List<TransportStatus> end = statuses();
        assertDegraded(HealthCheck.between(start, end), "has dropped 1 events (permanent 1)");
        assertThat(HealthCheck.between(end, end).state()).isEqualTo(HealthState.UP);
        assertThat(HealthCheck.between(List.of(), end).state())
                .as("a transport that wasn't there before is judged by its status now")
                .isEqualTo(HealthState.UP);
    }

    @Test
    void aRestartDegradesAndAFailedTransportIsDown() {
        rig.transport().then(Fault.crash());
        rig.start(Settings.defaults().batch(1).retry(10, Duration.ZERO).restarts(1));
        List<TransportStatus> start = statuses();
        rig.emit(1);
        rig.flush();
        assertDegraded(HealthCheck.between(start, statuses()), "had to be restarted: ");

        rig.transport().always(Fault.crash());
        rig.emit(2);
        rig.flush();
        HealthReport down = HealthCheck.of(statuses());
        assertThat(down.state()).isEqualTo(HealthState.DOWN);
        assertThat(down.reasons()).singleElement().asString().startsWith("transport 'main' has ended: ");
        assertThat(HealthCheck.of(rig.pipeline().latestTransportStatus()).state())
                .as("another transport still delivers")
                .isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void whereThereIsNoTransportNothingIsStreamed() {
        assertThat(HealthCheck.of(List.of()))
                .isEqualTo(
                        new HealthReport(HealthState.DEGRADED, List.of("there is no transport: nothing is streamed")));
    }

    @Test
    void aReportIsAnObject() {
        assertThat(new HealthReport(HealthState.DOWN, List.of("it broke"))
                        .toPayload()
                        .asMap())
                .containsEntry("status", "down")
                .containsEntry("reasons", List.of("it broke"));
    }
}
