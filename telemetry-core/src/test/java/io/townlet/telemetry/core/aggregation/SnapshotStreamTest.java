package io.townlet.telemetry.core.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SnapshotStreamTest {

    private final Queue<Long> losses = new ArrayDeque<>();

    private SnapshotStream stream(boolean diffs, int interval) {
        return new SnapshotStream(new AggregationSettings(diffs, interval), () -> {
            Long lost = losses.poll();
            return lost == null ? TelemetryEvent.NO_TICK : lost;
        });
    }

    private static EventKind kindAt(SnapshotStream stream, long tick) {
        return stream.next(SnapshotSeries.snapshot(tick, Map.of("jobs", tick))).kind();
    }

    @Test
    void aDiffTellsWhatItBuildsOnWhatChangedAndWhatIsGone() {
        SnapshotStream stream = stream(true, 0);
        Payload first = SnapshotSeries.snapshot(3, ordered("jobs", 1, "economy", 2, "events", 3));
        Payload second = SnapshotSeries.snapshot(7, ordered("jobs", 1, "events", 4, "narrations", 5));

        assertThat(stream.next(first).payload()).isSameAs(first);
        TelemetryEvent diff = stream.next(second);
        assertThat(diff.name()).isEqualTo("diff");
        assertThat(diff.kind()).isEqualTo(EventKind.DIFF);
        assertThat(diff.tick()).isEqualTo(7);
        assertThat(ExactPayloads.same(
                        diff.payload(),
                        Payload.copyOf(ordered(
                                "schema_version",
                                "0.9.7",
                                "tick",
                                7,
                                "payload_type",
                                "diff",
                                "base_tick",
                                3,
                                "changes",
                                ordered("events", 4, "narrations", 5),
                                "removed",
                                List.of("economy")))))
                .isTrue();
    }

    @Test
    void withoutDiffsEverythingIsAFullSnapshot() {
        SnapshotStream stream = stream(false, 0);
        assertThat(List.of(kindAt(stream, 1), kindAt(stream, 2))).containsOnly(EventKind.SNAPSHOT);
    }

    @Test
    void aFullSnapshotComesOnceTheIntervalIsOver() {
        SnapshotStream stream = stream(true, 3);
        assertThat(List.of(
                        kindAt(stream, 1), kindAt(stream, 3), kindAt(stream, 4), kindAt(stream, 6), kindAt(stream, 9)))
                .containsExactly(
                        EventKind.SNAPSHOT, EventKind.DIFF, EventKind.SNAPSHOT, EventKind.DIFF, EventKind.SNAPSHOT);
    }

    @Test
    void aFullSnapshotComesOnceWhenItIsAskedFor() {
        SnapshotStream stream = stream(true, 0);
        kindAt(stream, 1);
        stream.forceKeyframe();
        assertThat(kindAt(stream, 2)).isEqualTo(EventKind.SNAPSHOT);
        assertThat(kindAt(stream, 3)).isEqualTo(EventKind.DIFF);
    }

    @Test
    void aTickThatDoesNotGoOnIsAFullSnapshot() {
        SnapshotStream stream = stream(true, 0);
        kindAt(stream, 5);
        assertThat(kindAt(stream, 5)).isEqualTo(EventKind.SNAPSHOT);
        assertThat(kindAt(stream, 2)).isEqualTo(EventKind.SNAPSHOT);
        assertThat(kindAt(stream, 3)).isEqualTo(EventKind.DIFF);
    }

    @Test
    void aLossIsFollowedByAFullSnapshotAndOneFromBeforeThatByNone() {
        SnapshotStream stream = stream(true, 0);
        kindAt(stream, 1);
        kindAt(stream, 2);
        losses.add(2L);
        assertThat(kindAt(stream, 3)).isEqualTo(EventKind.SNAPSHOT);
        losses.add(2L);
        assertThat(kindAt(stream, 4)).isEqualTo(EventKind.DIFF);
        losses.add(3L);
        assertThat(kindAt(stream, 5)).isEqualTo(EventKind.SNAPSHOT);
    }

    @Test
    void whatADiffCannotSayIsAFullSnapshot() {
        SnapshotStream stream = stream(true, 0);
        stream.next(SnapshotSeries.snapshot(1, ordered("jobs", 1, "economy", 2)));
        assertThat(stream.next(SnapshotSeries.snapshot(2, ordered("economy", 2, "jobs", 1)))
                        .kind())
                .isEqualTo(EventKind.SNAPSHOT);
        assertThat(stream.next(SnapshotSeries.snapshot(3, ordered("economy", 2, "events", 3, "jobs", 1)))
                        .kind())
                .isEqualTo(EventKind.SNAPSHOT);
    }

    @Test
    void aSnapshotWithoutATickIsRefused() {
        assertThatThrownBy(() -> stream(true, 0).next(Payload.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a snapshot needs a whole-numbered field 'tick'; put one in");
    }

    @Test
    void anIntervalOutOfBoundsIsRefused() {
        assertThatThrownBy(() -> new AggregationSettings(true, 1_000_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keyframe_interval_ticks is 1000001, and must be 0 to 1000000");
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
