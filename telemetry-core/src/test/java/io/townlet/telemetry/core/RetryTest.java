package io.townlet.telemetry.core;

import static io.townlet.telemetry.core.testing.Ledgers.assertSettled;
import static io.townlet.telemetry.core.testing.Ledgers.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.testing.Attempt;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often and when a failed batch is tried again, and what of it. */
@Timeout(60)
class RetryTest {

    private static final Duration BACKOFF = Duration.ofSeconds(2);

    @RegisterExtension
    final Rig rig = new Rig();

    @Test
    void aBatchIsTriedAgainAsOftenAsConfiguredAndThenGivenUp() {
        rig.transport().always(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retry(3, BACKOFF));
        rig.emit(0);
        for (int failures = 1; failures <= 3; failures++) {
            assertThat(rig.passBackoff(failures))
                    .isPositive()
                    .isLessThanOrEqualTo(BACKOFF.multipliedBy(1L << (failures - 1)));
        }
        assertThat(losses(rig.flush())).containsExactly(entry(DropReason.RETRY_EXHAUSTED, 1L));
        assertThat(rig.transport().attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void noRetriesMeansOneAttempt() {
        rig.transport().then(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retry(0, BACKOFF));
        rig.emit(0, 1);
        assertThat(losses(rig.flush())).containsExactly(entry(DropReason.RETRY_EXHAUSTED, 1L));
        assertThat(rig.transport().attempts()).hasSize(2);
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(1);
    }

    @Test
    void unlimitedRetriesNeverGiveUp() {
        rig.transport().always(Fault.retryable());
        rig.start(Settings.defaults().batch(1).retryForEver(BACKOFF));
        rig.emit(0);
        for (int failures = 1; failures <= 30; failures++) {
            assertThat(rig.passBackoff(failures)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
        rig.transport().always(Fault.none());
        assertSettled(rig.close(), 1, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
    }

    @Test
    void theTransportIsStartedAgainBeforeEachRetry() {
        rig.transport().then(Fault.retryable(), Fault.retryable());
        rig.start(Settings.defaults().batch(1).retry(3, BACKOFF));
        rig.emit(0);
        rig.passBackoff(1);
        rig.passBackoff(2);
        rig.emit(1);
        assertSettled(rig.flush(), 2, rig.transport());
        assertThat(rig.transport().starts()).isEqualTo(3);
    }

    @Test
    void aRetryAfterIsHonouredWhereItIsLongerThanTheBackoff() {
        rig.transport().then(Fault.retryable(0, Duration.ofMinutes(2)));
        rig.start(Settings.defaults().batch(1).retry(3, BACKOFF));
        rig.emit(0);
        assertThat(rig.passBackoff(1)).isEqualTo(Duration.ofMinutes(2));
        assertThat(rig.flush().complete()).isTrue();
    }

    @Test
    void aRetryAfterIsBounded() {
        rig.transport()
                .then(Fault.retryable(0, Duration.ofDays(400)), Fault.retryable(0, Duration.ofSeconds(Long.MAX_VALUE)));
        rig.start(Settings.defaults().batch(1).retry(3, BACKOFF));
        rig.emit(0);
        assertThat(rig.passBackoff(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(rig.passBackoff(2)).isEqualTo(Duration.ofMinutes(5));
        assertThat(rig.flush().complete()).isTrue();
    }

    @Test
    void aRetryAfterThatIsShorterOrNegativeDoesNotShortenTheBackoff() {
        rig.transport().then(Fault.retryable(0, Duration.ofDays(-1)), Fault.retryable(0, Duration.ofNanos(1)));
        rig.start(Settings.defaults().batch(1).retry(3, BACKOFF));
        rig.emit(0);
        assertThat(rig.passBackoff(1)).isGreaterThan(Duration.ofNanos(1));
        assertThat(rig.passBackoff(2)).isGreaterThan(Duration.ofNanos(1));
        assertThat(rig.flush().complete()).isTrue();
    }

    @Test
    void aDeliveredPrefixIsNotSentAgain() {
        rig.transport().then(Fault.retryable(2, null), Fault.retryable(1, null));
        rig.start(Settings.defaults().batch(4).retry(3, BACKOFF));
        rig.emit(0, 1, 2, 3);
        rig.transport().awaitAttempts(1);
        rig.clock().awaitSleeper(Rig.WORKER);
        assertThat(rig.ledger().delivered()).isEqualTo(2);
        assertThat(rig.ledger().queued()).isEqualTo(2);
        rig.passBackoff(1);
        rig.passBackoff(2);
        assertSettled(rig.flush(), 4, rig.transport());
        assertThat(sent()).containsExactly(List.of(0, 1, 2, 3), List.of(2, 3), List.of(3));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aDeliveredPrefixBeyondTheBatchCountsAsTheWholeBatch() {
        rig.transport().then(Fault.retryable(99, null));
        rig.start(Settings.defaults().batch(2));
        rig.emit(0, 1, 2, 3);
        assertSettled(rig.flush(), 4, rig.transport());
        assertThat(rig.ledger().complete()).isTrue();
        assertThat(sent()).containsExactly(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void aRetryKeepsTheKeyAndAnyOtherBatchHasAnother() {
        rig.transport().then(Fault.retryable(), Fault.retryable(1, null), Fault.none());
        rig.start(Settings.defaults().batch(2).retry(3, BACKOFF));
        rig.emit(0, 1, 2, 3);
        rig.passBackoff(1);
        rig.passBackoff(2);
        assertSettled(rig.flush(), 4, rig.transport());
        List<String> keys =
                rig.transport().attempts().stream().map(Attempt::key).toList();
        assertThat(sent()).containsExactly(List.of(0, 1), List.of(0, 1), List.of(1), List.of(2, 3));
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.subList(1, 4)).doesNotHaveDuplicates().allMatch(key -> key.matches("[A-Za-z0-9.-]+"));
        assertThat(rig.probe().attempts()).extracting(Attempt::key).doesNotContainAnyElementsOf(keys);
    }

    @Test
    void whatIsGivenUpTakesNothingElseWithIt() {
        rig.transport().then(Fault.retryable(), Fault.retryable());
        rig.start(Settings.defaults().batch(2).retry(1, BACKOFF));
        rig.emit(0, 1, 2, 3);
        rig.passBackoff(1);
        assertSettled(rig.flush(), 4, rig.transport());
        assertThat(losses(rig.ledger())).containsExactly(entry(DropReason.RETRY_EXHAUSTED, 2L));
        assertThat(Events.numbers(rig.transport().delivered())).containsExactly(2, 3);
    }

    private List<List<Integer>> sent() {
        return rig.transport().attempts().stream()
                .map(attempt -> Events.numbers(attempt.lines()))
                .toList();
    }
}
