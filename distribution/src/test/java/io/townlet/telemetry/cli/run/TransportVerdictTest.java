package io.townlet.telemetry.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.DropReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportVerdictTest {

    @Test
    void allAreUselessWhenNoneIsLeftThatCouldDeliver() {
        assertThat(TransportVerdict.allUseless(List.of(Statuses.dead("a", "file"), Statuses.closedPipe("b"))))
                .isTrue();
        assertThat(TransportVerdict.allUseless(List.of(Statuses.dead("a", "file"), Statuses.fine("b", "file"))))
                .isFalse();
        assertThat(TransportVerdict.allUseless(List.of())).isFalse();
    }

    @Test
    void oneThatIsInTroubleMayRecover() {
        assertThat(TransportVerdict.isUseless(Statuses.troubled("a", "tcp", "refused")))
                .isFalse();
        assertThat(TransportVerdict.isUseless(Statuses.troubled("a", "stdout", "slow")))
                .isFalse();
    }

    @Test
    void elsewhereThanOnStandardOutputAPermanentFailureIsThatOfOneBatch() {
        assertThat(TransportVerdict.isUseless(
                        Statuses.status("a", "http", true, 1, "400", Statuses.dropped("a", DropReason.PERMANENT, 1))))
                .isFalse();
    }
}
