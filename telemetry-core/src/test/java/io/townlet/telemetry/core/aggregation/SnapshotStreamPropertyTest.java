package io.townlet.telemetry.core.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.aggregation.Reassembly.Gap;
import io.townlet.telemetry.core.aggregation.Reassembly.Reassembled;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Snapshots through a stream of diffs, and back. */
class SnapshotStreamPropertyTest {

    @Provide
    Arbitrary<List<Payload>> series() {
        return SnapshotSeries.arbitrary();
    }

    private static List<TelemetryEvent> streamed(List<Payload> series, int interval) {
        SnapshotStream stream = new SnapshotStream(new AggregationSettings(true, interval));
        return series.stream().map(stream::next).toList();
    }

    @Property(tries = 300)
    void everySnapshotComesBackExactly(
            @ForAll("series") List<Payload> series, @ForAll @IntRange(max = 9) int interval) {
        DiffReassembler reassembler = new DiffReassembler();
        List<TelemetryEvent> events = streamed(series, interval);
        for (int i = 0; i < events.size(); i++) {
            Reassembly result = reassembler.accept(events.get(i).payload());
            assertThat(result).isInstanceOf(Reassembled.class);
            assertThat(ExactPayloads.same(((Reassembled) result).snapshot(), series.get(i)))
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void aLostLineGivesGapsUntilTheNextFullSnapshotAndNeverAWrongOne(
            @ForAll("series") List<Payload> series, @ForAll @IntRange(max = 9) int interval, @ForAll long seed) {
        Random random = new Random(seed);
        DiffReassembler reassembler = new DiffReassembler();
        List<TelemetryEvent> events = streamed(series, interval);
        boolean known = false;
        for (int i = 0; i < events.size(); i++) {
            if (random.nextInt(4) == 0) {
                known = false;
                continue;
            }
            known |= events.get(i).kind() == EventKind.SNAPSHOT;
            Reassembly result = reassembler.accept(events.get(i).payload());
            if (known) {
                assertThat(ExactPayloads.same(((Reassembled) result).snapshot(), series.get(i)))
                        .isTrue();
            } else {
                assertThat(result).isInstanceOf(Gap.class);
            }
        }
    }
}
