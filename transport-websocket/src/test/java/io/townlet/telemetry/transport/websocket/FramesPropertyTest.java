package io.townlet.telemetry.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okio.Buffer;
import okio.ByteString;
import okio.Sink;
import okio.Source;
import okio.Timeout;

/** Frames on their way between OkHttp and the network, in pieces of any size. */
class FramesPropertyTest {

    /** A frame as it is on the wire. */
    record WireFrame(int first, ByteString payload, boolean masked, boolean longForm) {

        int opcode() {
            return first & 0x0F;
        }

        void writeTo(Buffer out, int firstByte) {
            out.writeByte(firstByte);
            int mask = masked ? 0x80 : 0;
            if (longForm) {
                out.writeByte(127 | mask).writeLong(payload.size());
            } else if (payload.size() < 126) {
                out.writeByte(payload.size() | mask);
            } else {
                out.writeByte(126 | mask).writeShort(payload.size());
            }
            if (masked) {
                // A mask of any content: the payload is never looked into where there is one.
                out.writeInt(0x89828182);
            }
            out.write(payload);
        }
    }

    private static Arbitrary<ByteString> payloads(int most) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(0)
                .ofMaxSize(most)
                .map(ByteString::of);
    }

    private static Arbitrary<WireFrame> frames(boolean masked) {
        Arbitrary<WireFrame> messages = Combinators.combine(
                        Arbitraries.of(0x81, 0x82, 0xC1, 0x01, 0x80, 0x00), payloads(400), Arbitraries.of(true, false))
                .as((first, payload, longForm) -> new WireFrame(first, payload, masked, longForm));
        Arbitrary<WireFrame> control = Combinators.combine(Arbitraries.of(0x88, 0x89, 0x8A), payloads(10))
                .as((first, payload) -> new WireFrame(first, payload, masked, false));
        Arbitrary<WireFrame> pongs = Arbitraries.longs()
                .map(number -> new WireFrame(
                        0x8A,
                        ByteString.of(ByteBuffer.allocate(8).putLong(number).array()),
                        masked,
                        false));
        return Arbitraries.oneOf(messages, control, pongs);
    }

    @Provide
    Arbitrary<List<WireFrame>> fromClient() {
        return frames(true).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<WireFrame>> fromServer() {
        return frames(false).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.integers().between(1, 300).list().ofMinSize(1).ofMaxSize(20);
    }

    @Property
    void binaryMessagesGoOutAsPingsAndAllElseAsItIs(
            @ForAll("fromClient") List<WireFrame> frames, @ForAll("pieces") List<Integer> pieces) throws IOException {
        Buffer in = new Buffer();
        Buffer expected = new Buffer();
        for (WireFrame frame : frames) {
            frame.writeTo(in, frame.first());
            frame.writeTo(expected, frame.opcode() == 0x2 ? (frame.first() & 0xF0) | 0x9 : frame.first());
        }
        ByteString untouched = in.snapshot();
        Buffer out = new Buffer();
        try (Sink sink = new PingSink((Sink) out)) {
            for (int i = 0; !in.exhausted(); i++) {
                sink.write(in, Math.min(in.size(), pieces.get(i % pieces.size())));
            }
        }
        assertThat(out.readByteString()).isEqualTo(expected.readByteString());
        // Bytes that someone else holds too are not written over.
        Buffer again = new Buffer();
        frames.forEach(frame -> frame.writeTo(again, frame.first()));
        assertThat(untouched).isEqualTo(again.readByteString());
    }

    @Property
    void messagesAreDroppedAndNumbersOfPongsToldUntilTheClose(
            @ForAll("fromServer") List<WireFrame> frames,
            @ForAll("pieces") List<Integer> arriving,
            @ForAll("pieces") List<Integer> asked)
            throws IOException {
        Buffer network = new Buffer();
        Buffer expected = new Buffer();
        List<Long> numbers = new ArrayList<>();
        boolean closing = false;
        for (WireFrame frame : frames) {
            closing |= frame.opcode() == 0x8;
            frame.writeTo(network, frame.first());
            if (frame.opcode() > 2) {
                frame.writeTo(expected, frame.first());
            }
            if (!closing && frame.opcode() == 0xA && frame.payload().size() == 8) {
                numbers.add(frame.payload().asByteBuffer().getLong());
            }
        }
        List<Long> told = new ArrayList<>();
        Buffer out = new Buffer();
        try (Source source = new ControlFrameSource(new InPieces(network, arriving), told::add)) {
            long most = asked.get(0);
            for (int i = 1; ; i++) {
                long before = out.size();
                long read = source.read(out, most);
                if (read == -1) {
                    break;
                }
                assertThat(read).isBetween(1L, most).isEqualTo(out.size() - before);
                most = asked.get(i % asked.size());
            }
        }
        assertThat(out.readByteString()).isEqualTo(expected.readByteString());
        assertThat(told).isEqualTo(numbers);
    }

    /** A network that brings pieces. */
    private static final class InPieces implements Source {

        private final Buffer network;
        private final List<Integer> pieces;
        private int next;

        InPieces(Buffer network, List<Integer> pieces) {
            this.network = network;
            this.pieces = pieces;
        }

        @Override
        public long read(Buffer sink, long byteCount) {
            return network.read(sink, Math.min(byteCount, pieces.get(next++ % pieces.size())));
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {
            network.clear();
        }
    }
}
