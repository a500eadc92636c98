package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.aggregation.ArtefactFallback;
import io.townlet.telemetry.core.aggregation.SnapshotPublisher;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.Fault;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a snapshot or diff was lost, be it on one transport, a full snapshot comes; after anything else was lost, none does. */
class KeyframeOnLossTest {

    @RegisterExtension
    final Rig rig = new Rig();

    private SnapshotPublisher publisher;
    private long tick;
    private int sent;

    private void start(Settings settings) {
        publisher = rig.start(settings).snapshots("1", ArtefactFallback.none());
    }

    /** Publishes a tick and gives the payload type that the other transport was sent, by when the one under test has it too. */
    private String publish() {
        tick++;
        publisher.publish(TickArtefacts.of(tick, Map.of("jobs", tick)));
        sent++;
        rig.probe().awaitDelivered(sent);
        return rig.probe().delivered().get(sent - 1).contains("\"payload_type\":\"diff\"") ? "diff" : "snapshot";
    }

    private void settle() {
        rig.pipeline().flush(Duration.ofDays(1));
    }

    @Test
    void aDiffThatOneTransportGaveUpIsFollowedByAFullSnapshot() {
        start(Settings.defaults().batch(1));
        rig.transport().then(Fault.none(), Fault.permanent(0));
        assertThat(publish()).isEqualTo("snapshot");
        settle();
        assertThat(publish()).isEqualTo("diff");
        settle();

        assertThat(rig.ledger().dropped(DropReason.PERMANENT)).isEqualTo(1);
        assertThat(publish()).isEqualTo("snapshot");
        settle();
        assertThat(publish()).isEqualTo("diff");
    }

    @Test
    void whatElseIsGivenUpChangesNothing() {
        start(Settings.defaults().batch(1));
        rig.transport().then(Fault.none(), Fault.permanent(0));
        publish();
        settle();
        rig.pipeline().emit(Events.atTick(1, 0, 0));
        sent++;
        settle();

        assertThat(rig.ledger().dropped(DropReason.PERMANENT)).isEqualTo(1);
        assertThat(publish()).isEqualTo("diff");
    }

    @Test
    void aDiffThatATransformLeavesOutIsFollowedByAFullSnapshot() {
        publisher = rig.start(
                        Settings.defaults(),
                        builder -> builder.transform("picky", context -> event -> event.tick() == 2 ? null : event))
                .snapshots("1", ArtefactFallback.none());
        assertThat(publish()).isEqualTo("snapshot");
        tick++;
        publisher.publish(TickArtefacts.of(tick));
        settle();

        assertThat(rig.ledger().filtered()).isEqualTo(1);
        assertThat(publish()).isEqualTo("snapshot");
        assertThat(publish()).isEqualTo("diff");
    }

    @Test
    void aTransformThatThrowsIsFollowedByAFullSnapshot() {
        publisher = rig.start(
                        Settings.defaults(),
                        builder -> builder.transform("broken", context -> event -> throwAtTwo(event)))
                .snapshots("1", ArtefactFallback.none());
        publish();
        tick++;
        publisher.publish(TickArtefacts.of(tick));
        settle();

        assertThat(rig.ledger().dropped(DropReason.TRANSFORM_ERROR)).isEqualTo(1);
        assertThat(publish()).isEqualTo("snapshot");
    }

    private static TelemetryEvent throwAtTwo(TelemetryEvent event) {
        if (event.tick() == 2) {
            throw new IllegalStateException("no twos");
        }
        return event;
    }

    @Test
    void aTransportThatIsTooSlowGetsAFullSnapshotOnceForEachTimeThatItsBufferIsReplaced() {
        start(Settings.defaults().batch(1).bufferBytes(4096).dropOldest());
        rig.transport().hold();
        publish();
        rig.transport().awaitAttempts(1);
        int snapshots = 0;
        boolean lost = false;
        for (int i = 0; i < 300; i++) {
            String type = publish();
            if (lost) {
                assertThat(type).isEqualTo("snapshot");
                lost = false;
                snapshots++;
            } else if (snapshots == 0) {
                assertThat(type).isEqualTo("diff");
                lost = rig.ledger().dropped(DropReason.OVERFLOW) > 0;
            } else {
                snapshots += type.equals("snapshot") ? 1 : 0;
            }
        }

        // Each full snapshot is lost itself only once all that came after it has pushed it out.
        assertThat(snapshots).isBetween(4, 30);
    }

    @Test
    void theIntakeTellsOfItsLossesToo() {
        rig.start(Settings.defaults(), builder -> builder.intakeBytes(2000));
        publisher = rig.pipeline().snapshots("1", ArtefactFallback.none());
        publish();
        tick++;
        publisher.publish(TickArtefacts.of(tick).put("story", "x".repeat(3000)));
        settle();

        assertThat(rig.ledger().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
        assertThat(publish()).isEqualTo("snapshot");
        assertThat(publisher.latest()).isNotEqualTo(Payload.empty());
    }
}
