package io.townlet.telemetry.api.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportExceptionTest {

    @Test
    void theShortFormsSayThatNothingWasDelivered() {
        List<TransportException> all = List.of(
                new RetryableTransportException("busy"),
                new RetryableTransportException("busy", null),
                new PermanentTransportException("busy"),
                new TooLargeTransportException("busy"));
        assertThat(all).allSatisfy(failure -> {
            assertThat(failure).hasMessage("busy").hasNoCause();
            assertThat(failure.deliveredPrefix()).isZero();
        });
        assertThat(new RetryableTransportException("busy").retryAfter()).isNull();
    }

    @Test
    void theLongFormsSayEverything() {
        IOException cause = new IOException("reset");
        List<TransportException> all = List.of(
                new RetryableTransportException("cut", cause, 3, Duration.ofSeconds(7)),
                new PermanentTransportException("cut", cause, 3),
                new TooLargeTransportException("cut", cause, 3));
        assertThat(all).allSatisfy(failure -> {
            assertThat(failure).hasMessage("cut").hasCause(cause);
            assertThat(failure.deliveredPrefix()).isEqualTo(3);
        });
        assertThat(((RetryableTransportException) all.get(0)).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(new RetryableTransportException("cut", cause)).hasCause(cause);
    }

    @Test
    void aNegativeCountIsRefused() {
        assertThatThrownBy(() -> new RetryableTransportException("cut", null, -1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new PermanentTransportException("cut", null, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TooLargeTransportException("cut", null, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereAreExactlyThreeSorts() {
        assertThat(TransportException.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        RetryableTransportException.class,
                        PermanentTransportException.class,
                        TooLargeTransportException.class);
    }
}
