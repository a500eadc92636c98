package io.townlet.telemetry.core.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.thread.FeedbackGuard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotPublisherTest {

    private final RecordingTransforms transforms = new RecordingTransforms();
    private final List<Artefact> asked = new ArrayList<>();

    private SnapshotPublisher publisher(ArtefactFallback fallback) {
        return new SnapshotPublisher(
                new SnapshotComposer("0.9.7", fallback),
                AggregationSettings.defaults(),
                new EventFrontDoor(transforms, new FeedbackGuard(), PipelineClock.system()));
    }

    @Test
    void aSnapshotHasEveryArtefactInOrderAndThenWhatElseThereIs() {
        Payload snapshot = publisher(ArtefactFallback.none())
                .publish(TickArtefacts.of(4)
                        .put("weather", "rain")
                        .put(Artefact.EVENTS, List.of("a"))
                        .put("jobs", Map.of("alice", 1)));

        List<String> keys = new ArrayList<>(List.of("schema_version", "tick", "payload_type"));
        Arrays.stream(Artefact.values()).map(Artefact::wireName).forEach(keys::add);
        keys.add("weather");
        assertThat(snapshot.asMap().keySet()).containsExactlyElementsOf(keys);
        assertThat(snapshot.get("jobs")).isEqualTo(Payload.copyOf(Map.of("alice", 1)));
        assertThat(snapshot.get("relationship_updates")).isEqualTo(PayloadArray.copyOf(List.of()));
        assertThat(snapshot.getPayload("stability").asMap().keySet()).containsExactly("metrics", "alerts", "inputs");
        assertThat(snapshot.containsKey("anneal_status")).isTrue();
        assertThat(transforms.only().payload()).isSameAs(snapshot);
    }

    @Test
    void whatIsMissingComesFromTheFallbackAndANullThatWasPutStays() {
        SnapshotPublisher publisher = publisher(artefact -> {
            asked.add(artefact);
            return artefact == Artefact.UTILITIES ? Map.of("power", true) : null;
        });
        TickArtefacts artefacts = TickArtefacts.of(1).put(Artefact.JOBS, null);

        Payload snapshot = publisher.publish(artefacts);
        assertThat(snapshot.get("utilities")).isEqualTo(Payload.copyOf(Map.of("power", true)));
        assertThat(snapshot.containsKey("jobs")).isTrue();
        assertThat(snapshot.get("jobs")).isNull();
        assertThat(asked).hasSize(Artefact.values().length - 1).doesNotContain(Artefact.JOBS);
    }

    @Test
    void aFallbackThatThrowsGivesTheEmptyValue() {
        SnapshotPublisher publisher = publisher(artefact -> {
            throw new IllegalStateException("the world is gone");
        });
        assertThat(publisher.publish(TickArtefacts.of(1)).get("jobs")).isEqualTo(Payload.empty());
    }

    @Test
    void whatChangesAfterwardsChangesNothingAndUnchangedSectionsAreTheSame() {
        SnapshotPublisher publisher = publisher(ArtefactFallback.none());
        Map<String, Object> jobs = new HashMap<>(Map.of("alice", 1));
        Map<String, Object> economy = Map.of("shower", 1);
        Payload first = publisher.publish(TickArtefacts.of(1, Map.of("tick", 99, "jobs", jobs, "economy", economy)));
        jobs.put("alice", 2);
        Payload second = publisher.publish(TickArtefacts.of(2, Map.of("jobs", jobs, "economy", economy)));

        assertThat(first.get("jobs")).isEqualTo(Payload.copyOf(Map.of("alice", 1)));
        assertThat(second.get("economy")).isSameAs(first.get("economy"));
        assertThat(publisher.latest()).isSameAs(second);
        assertThat(transforms.submitted().get(1).payload().getPayload("changes"))
                .isEqualTo(Payload.copyOf(Map.of("jobs", Map.of("alice", 2))));
    }

    @Test
    void aTickThatCannotBeReadIsCountedAndTheNextBuildsOnTheOneBefore() {
        SnapshotPublisher publisher = publisher(ArtefactFallback.none());
        Payload first = publisher.publish(TickArtefacts.of(1));
        assertThat(publisher.publish(TickArtefacts.of(2).put("jobs", new ThrowingMap(1, ThrowingMap.Sort.RUNTIME))))
                .isSameAs(first);
        publisher.publish(TickArtefacts.of(3));

        assertThat(transforms.uncopied()).isEqualTo(1);
        assertThat(transforms.submitted().get(1).payload().get("base_tick")).isEqualTo(1L);
    }

    @Test
    void aLossOrAWishMakesTheNextOneAFullSnapshot() {
        SnapshotPublisher publisher = publisher(ArtefactFallback.none());
        publisher.publish(TickArtefacts.of(1));
        transforms.lose(1);
        publisher.publish(TickArtefacts.of(2));
        publisher.forceKeyframe();
        publisher.publish(TickArtefacts.of(3));
        publisher.publish(TickArtefacts.of(4));

        assertThat(transforms.submitted().stream().map(event -> event.kind()).toList())
                .containsExactly(EventKind.SNAPSHOT, EventKind.SNAPSHOT, EventKind.SNAPSHOT, EventKind.DIFF);
    }

    @Test
    void aSectionMayNotTakeAKeyOfTheSnapshotItself() {
        assertThatThrownBy(() -> TickArtefacts.of(1).put("tick", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'tick' is set by the snapshot itself; put the section under another key");
        assertThatThrownBy(() -> TickArtefacts.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
