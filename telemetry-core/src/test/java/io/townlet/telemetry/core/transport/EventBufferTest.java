package io.townlet.telemetry.core.transport;

import static io.townlet.telemetry.core.transport.EncodedEvents.lines;
import static io.townlet.telemetry.core.transport.EncodedEvents.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventBufferTest {

    private final EventBuffer buffer = new EventBuffer();

    @Test
    void itGivesTheOldestWithinBothBounds() {
        lines(0, 10, 100).forEach(buffer::add);
        assertThat(numbers(buffer.take(4, 1000))).containsExactly(0, 1, 2, 3);
        assertThat(numbers(buffer.take(4, 250))).containsExactly(4, 5);
        assertThat(buffer.size()).isEqualTo(4);
    }

    @Test
    void itGivesAtLeastOneHoweverLong() {
        lines(0, 2, 100).forEach(buffer::add);
        assertThat(numbers(buffer.take(4, 10))).containsExactly(0);
    }

    @Test
    void whatWasPutBackComesFirstAndByItself() {
        lines(4, 10, 100).forEach(buffer::add);
        buffer.putBack(lines(2, 4, 100));
        assertThat(buffer.holdsPutBack()).isTrue();
        assertThat(numbers(buffer.take(100, 10_000))).containsExactly(2, 3);
        assertThat(buffer.holdsPutBack()).isFalse();
        assertThat(numbers(buffer.take(100, 10_000))).containsExactly(4, 5, 6, 7, 8, 9);
    }

    @Test
    void whatWasPutBackGrowsAgainFromTheSizeThatMayFit() {
        buffer.putBack(lines(8, 16, 100));
        buffer.putBack(lines(4, 8, 100));
        buffer.putBack(lines(2, 4, 100));
        assertThat(numbers(buffer.take(100, 10_000))).containsExactly(2, 3);
        assertThat(numbers(buffer.take(100, 10_000))).containsExactly(4, 5, 6, 7);
        assertThat(numbers(buffer.take(100, 10_000))).containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void whatWasPutBackCanBeEvictedLikeAnyOther() {
        lines(2, 4, 100).forEach(buffer::add);
        buffer.putBack(lines(0, 2, 100));
        buffer.pollOldest();
        buffer.pollOldest();
        assertThat(buffer.holdsPutBack()).isFalse();
        assertThat(numbers(buffer.take(100, 10_000))).containsExactly(2, 3);
    }
}
