package io.townlet.telemetry.transport.websocket;

import static io.townlet.telemetry.transport.websocket.WebSocketTesting.LONG;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.batch;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.lines;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether messages are compressed, as seen on the wire. */
class CompressionTest {

    private static final byte[] END_OF_MESSAGE = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private final CompletableFuture<Map<String, String>> request = new CompletableFuture<>();
    private final LinkedBlockingQueue<RawPeer.Frame> frames = new LinkedBlockingQueue<>();

    private RawServer server(String... headers) throws IOException {
        return new RawServer(peer -> {
            request.complete(peer.open(headers));
            while (true) {
                RawPeer.Frame frame = peer.read();
                switch (frame.opcode()) {
                    case RawPeer.PING -> {
                        // A control frame is never compressed: RFC 7692, section 6.1.
                        assertThat(frame.compressed()).isFalse();
                        peer.write(RawPeer.PONG, frame.payload().toByteArray());
                    }
                    case RawPeer.CLOSE -> {
                        return;
                    }
                    default -> frames.add(frame);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate", "permessage-deflate; client_no_context_takeover"})
    void messagesAreCompressedWhereBothSidesWantIt(String agreed) throws Exception {
        List<String> lines = new ArrayList<>(lines(0, 50, 100));
        lines.addAll(lines(50, 51, 100_000));
        lines.addAll(lines(51, 53, 3));
        try (RawServer server = server("Sec-WebSocket-Extensions: " + agreed);
                Transport transport = started(server.url(), "compression", "deflate")) {
            transport.send(batch(lines), LONG);
            assertThat(request.get()).containsEntry("sec-websocket-extensions", "permessage-deflate");
        }
        Inflater inflater = new Inflater(true);
        List<String> messages = new ArrayList<>();
        for (RawPeer.Frame frame : frames) {
            assertThat(frame.compressed())
                    .isEqualTo(frame.payload().size() != lines(51, 52, 3).get(0).length());
            messages.add(frame.compressed() ? inflate(inflater, frame) : frame.text());
            if (agreed.endsWith("takeover")) {
                inflater.reset();
            }
        }
        inflater.end();
        assertThat(messages).isEqualTo(lines);
        assertThat(frames.stream().mapToInt(frame -> frame.payload().size()).sum())
                .isLessThan(lines.stream().mapToInt(String::length).sum() / 10);
    }

    private static String inflate(Inflater inflater, RawPeer.Frame frame) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (byte[] part : List.of(frame.payload().toByteArray(), END_OF_MESSAGE)) {
            inflater.setInput(part);
            for (int count = inflater.inflate(some); count > 0; count = inflater.inflate(some)) {
                out.write(some, 0, count);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void messagesGoAsTheyAreWhereTheServerDoesNotWantIt() throws Exception {
        try (RawServer server = server();
                Transport transport = started(server.url(), "compression", "deflate")) {
            transport.send(batch(lines(0, 3, 5000)), LONG);
        }
        assertThat(frames).allMatch(frame -> !frame.compressed());
        assertThat(frames).extracting(RawPeer.Frame::text).isEqualTo(lines(0, 3, 5000));
    }

    @Test
    void nothingIsOfferedByDefault() throws Exception {
        try (RawServer server = server();
                Transport transport = started(server.url())) {
            transport.send(batch(lines(0, 3, 5000)), LONG);
            assertThat(request.get()).doesNotContainKey("sec-websocket-extensions");
        }
        assertThat(frames).allMatch(frame -> !frame.compressed());
        assertThat(frames).extracting(RawPeer.Frame::text).isEqualTo(lines(0, 3, 5000));
    }
}
