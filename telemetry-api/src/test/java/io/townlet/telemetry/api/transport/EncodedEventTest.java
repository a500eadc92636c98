package io.townlet.telemetry.api.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A line in the middle of a buffer that it shares with others. */
class EncodedEventTest {

    private static final byte[] SHARED = "{\"before\":1}\n{\"secret\":2}\n{\"after\":3}\n".getBytes(UTF_8);
    private static final String LINE = "{\"secret\":2}\n";
    private static final int OFFSET = 13;
    private static final Payload METADATA =
            Payload.builder().put("m", "private").build();

    private static final EncodedEvent EVENT =
            new EncodedEvent("loop.tick", EventKind.EVENT, 7, METADATA, SHARED, OFFSET, LINE.length());

    private static String textOf(ByteBuffer bytes) {
        return UTF_8.decode(bytes).toString();
    }

    @Test
    void itKnowsWhatItWasMadeOf() {
        assertThat(EVENT.name()).isEqualTo("loop.tick");
        assertThat(EVENT.kind()).isEqualTo(EventKind.EVENT);
        assertThat(EVENT.tick()).isEqualTo(7);
        assertThat(EVENT.metadata()).isSameAs(METADATA);
        assertThat(EVENT.length()).isEqualTo(LINE.length());
    }

    @Test
    void itsBytesAreItsOwnLineAlone() {
        ByteBuffer bytes = EVENT.bytes();
        assertThat(bytes.isReadOnly()).isTrue();
        assertThat(bytes.remaining()).isEqualTo(LINE.length());
        assertThat(textOf(bytes)).isEqualTo(LINE);
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(textOf(EVENT.bytes())).isEqualTo(LINE);
    }

    @Test
    void itsBytesShowNoOtherLineAfterARewind() {
        ByteBuffer bytes = EVENT.bytes();
        textOf(bytes);
        assertThat(textOf(bytes.rewind())).isEqualTo(LINE);
        assertThat(textOf(bytes.clear())).isEqualTo(LINE);
    }

    @Test
    void itWritesItsLine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EVENT.writeTo(out);
        assertThat(out.toString(UTF_8)).isEqualTo(LINE);
    }

    @Test
    void itCopiesItsLineAndTellsWhereItEnds() {
        byte[] target = new byte[LINE.length() + 2];
        int end = EVENT.copyTo(target, 1);
        assertThat(end).isEqualTo(1 + LINE.length());
        assertThat(new String(target, 1, LINE.length(), UTF_8)).isEqualTo(LINE);
        assertThat(target[0]).isZero();
        assertThat(target[end]).isZero();
        assertThatThrownBy(() -> EVENT.copyTo(target, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLineOutsideItsBufferIsRefused() {
        int[][] outside = {{-1, 1}, {0, SHARED.length + 1}, {SHARED.length, 1}, {0, -1}, {Integer.MAX_VALUE, 2}};
        for (int[] each : outside) {
            assertThatThrownBy(() -> new EncodedEvent("x", EventKind.EVENT, 0, METADATA, SHARED, each[0], each[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void nothingMayBeNull() {
        assertThatThrownBy(() -> new EncodedEvent(null, EventKind.EVENT, 0, METADATA, SHARED, 0, 1))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new EncodedEvent("x", null, 0, METADATA, SHARED, 0, 1))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new EncodedEvent("x", EventKind.EVENT, 0, null, SHARED, 0, 1))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new EncodedEvent("x", EventKind.EVENT, 0, METADATA, null, 0, 1))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void toStringSaysNothingOfItsContent() {
        assertThat(EVENT).hasToString("EncodedEvent[name=loop.tick, kind=event, tick=7, length=13]");
    }

    @Test
    void aLineIsCopiedIntoABuffer() {
        byte[] shared = "before{}\nafter".getBytes(UTF_8);
        EncodedEvent event = new EncodedEvent("n", EventKind.EVENT, 1, Payload.empty(), shared, 6, 3);
        ByteBuffer target = ByteBuffer.allocate(7);
        target.position(2);

        event.copyTo(target);

        assertThat(target.position()).isEqualTo(5);
        assertThat(new String(target.array(), 2, 3, UTF_8)).isEqualTo("{}\n");
        assertThatThrownBy(() -> event.copyTo(target)).isInstanceOf(BufferOverflowException.class);
        assertThat(target.position()).isEqualTo(5);
    }
}
