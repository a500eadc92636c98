package io.townlet.telemetry.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A mark must be reached when the last of the events that it is about is settled, and not before. */
class FlushMarkPropertyTest {

    /** The same queue with every event in it, which tells the truth that the mark counts. */
    private static final class Model {

        private final Deque<Boolean> intake = new ArrayDeque<>();
        private final Deque<Boolean> buffer = new ArrayDeque<>();
        private List<Boolean> inFlight = new ArrayList<>();

        boolean holdsOld() {
            return intake.contains(true) || buffer.contains(true) || inFlight.contains(true);
        }

        void apply(int step, FlushMark mark) {
            switch (step) {
                case 0 -> intake.add(false);
                case 1 -> {
                    if (!intake.isEmpty()) {
                        buffer.add(intake.poll());
                        mark.leftIntake(true);
                    }
                }
                case 2 -> {
                    if (!intake.isEmpty()) {
                        intake.poll();
                        mark.leftIntake(false);
                    }
                }
                case 3 -> {
                    if (!buffer.isEmpty()) {
                        buffer.poll();
                        mark.evicted();
                    }
                }
                case 4 -> take(mark);
                case 5 -> settle(1, mark);
                case 6 -> settle(inFlight.size(), mark);
                default -> split(mark);
            }
        }

        private void take(FlushMark mark) {
            if (inFlight.isEmpty() && !buffer.isEmpty()) {
                int count = Math.min(4, buffer.size());
                for (int i = 0; i < count; i++) {
                    inFlight.add(buffer.poll());
                }
                mark.taken(count);
            }
        }

        private void settle(int count, FlushMark mark) {
            int settled = Math.min(count, inFlight.size());
            inFlight = new ArrayList<>(inFlight.subList(settled, inFlight.size()));
            mark.settled(settled);
        }

        private void split(FlushMark mark) {
            if (inFlight.size() > 1) {
                int leading = inFlight.size() / 2;
                List<Boolean> back = inFlight.subList(leading, inFlight.size());
                for (int i = back.size() - 1; i >= 0; i--) {
                    buffer.addFirst(back.get(i));
                }
                inFlight = new ArrayList<>(inFlight.subList(0, leading));
                mark.putBackAllBut(leading);
            }
        }
    }

    @Property
    void itIsReachedExactlyWhenNoneOfItsEventsIsLeft(
            @ForAll @IntRange(max = 5) int inIntake,
            @ForAll @IntRange(max = 5) int inBuffer,
            @ForAll @IntRange(max = 5) int inFlight,
            @ForAll @Size(max = 80) List<@IntRange(max = 7) Integer> steps) {
        Model model = new Model();
        fill(model.intake, inIntake);
        fill(model.buffer, inBuffer);
        for (int i = 0; i < inFlight; i++) {
            model.inFlight.add(true);
        }
        FlushMark mark = new FlushMark(inIntake, inBuffer, inFlight);
        for (int step : steps) {
            model.apply(step, mark);
            assertThat(mark.isReached()).isEqualTo(!model.holdsOld());
        }
    }

    private static void fill(Deque<Boolean> queue, int count) {
        for (int i = 0; i < count; i++) {
            queue.add(true);
        }
    }

    @Example
    void aFlushThatNobodyWaitsForIsForgottenOnceANewerOneCoversIt() {
        FlushMarks marks = new FlushMarks();
        for (int i = 0; i < 1000; i++) {
            FlushMark mark = new FlushMark(0, 1, 0);
            marks.add(mark);
            marks.abandon(mark);
        }
        List<FlushMark> known = new ArrayList<>();
        marks.forEach(known::add);
        assertThat(known).hasSize(1);
        assertThat(marks.isFlushing()).isTrue();
        marks.forEach(FlushMark::evicted);
        assertThat(marks.isFlushing()).isFalse();
    }
}
