package io.townlet.telemetry.transport.tcp;

import static io.townlet.telemetry.transport.tcp.TcpTesting.bytes;
import static io.townlet.telemetry.transport.tcp.TcpTesting.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventCursorTest {

    private static List<EncodedEvent> ofSizes(List<Integer> sizes) {
        return sizes.stream().map(size -> event("x".repeat(size))).toList();
    }

    @Property
    void everyByteIsCopiedOnceAndInOrder(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 40) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 60) int room) {
        List<EncodedEvent> events = ofSizes(sizes);
        EventCursor cursor = new EventCursor(events);
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        while (cursor.left() > 0) {
            long before = cursor.left();
            ByteBuf chunk = Unpooled.buffer(room, room);
            cursor.fill(chunk);
            assertThat(chunk.readableBytes()).isEqualTo((int) Math.min(room, before));
            byte[] part = new byte[chunk.readableBytes()];
            chunk.readBytes(part);
            copied.writeBytes(part);
        }
        assertThat(copied.toByteArray()).isEqualTo(bytes(events));
    }

    @Property
    void onlyWholeEventsCount(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(max = 5) Integer> sizes,
            @ForAll @IntRange(max = 60) int flushed) {
        List<EncodedEvent> events = ofSizes(sizes);
        int whole = EventCursor.wholeEvents(events, flushed);
        assertThat(bytes(events.subList(0, whole)).length).isLessThanOrEqualTo(flushed);
        if (whole < events.size()) {
            assertThat(bytes(events.subList(0, whole + 1)).length).isGreaterThan(flushed);
        }
    }
}
