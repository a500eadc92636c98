package io.townlet.telemetry.testkit.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.testkit.net.Arrivals;
import io.townlet.telemetry.testkit.tcp.SelfSigned;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultyWebSocketServerTest {

    private final FaultyWebSocketServer server = FaultyWebSocketServer.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Seen seen = new Seen();

    /** What the client sees. */
    private static final class Seen implements WebSocket.Listener {
        final Arrivals<String> texts = new Arrivals<>("texts");
        final Arrivals<String> pongs = new Arrivals<>("pongs");
        final CompletableFuture<String> close = new CompletableFuture<>();
        final CompletableFuture<Throwable> error = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            keep(texts, data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            keep(pongs, StandardCharsets.UTF_8.decode(message).toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            close.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            error.complete(failure);
        }

        private static void keep(Arrivals<String> where, String what) {
            try {
                where.add(what, what.length());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WebSocket connect() {
        return client.newWebSocketBuilder()
                .header("X-Pipe", "p")
                .buildAsync(server.url("/stream"), seen)
                .join();
    }

    @Test
    void messagesOfEverySizeAreRecordedAlsoInParts() {
        WebSocket socket = connect();
        String large = "ë".repeat(70_000);
        socket.sendText("small", true).join();
        socket.sendText("m".repeat(200), true).join();
        socket.sendText(large, true).join();
        socket.sendText("in ", false).join();
        socket.sendText("parts", true).join();
        socket.sendBinary(ByteBuffer.wrap(new byte[] {'b'}), true).join();
        assertThat(server.awaitMessages(5)).containsExactly("small", "m".repeat(200), large, "in parts", "b");
        assertThat(server.awaitHandshakes(1).get(0).header("x-pipe")).isEqualTo("p");
        socket.sendClose(1000, "done").join();
        assertThat(server.awaitCloseCodes(1)).containsExactly(1000);
        assertThat(seen.close.join()).isEqualTo("1000 done");
    }

    @Test
    void pingsAndPongsGoBothWays() throws Exception {
        WebSocket socket = connect();
        socket.sendPing(ByteBuffer.wrap("there?".getBytes(StandardCharsets.UTF_8)))
                .join();
        assertThat(server.awaitPings(1)).containsExactly("there?");
        assertThat(seen.pongs.await(1)).containsExactly("there?");
        server.sessions().get(0).ping("you?");
        assertThat(server.awaitPongs(1)).containsExactly("you?");
        server.sessions().get(0).send("hello");
        assertThat(seen.texts.await(1)).containsExactly("hello");
    }

    @Test
    void pingsStayUnansweredWhereTheServerHangs() {
        server.behave(WebSocketBehaviour.ignorePings());
        WebSocket socket = connect();
        socket.sendPing(ByteBuffer.wrap(new byte[] {'p'})).join();
        socket.sendText("after", true).join();
        server.awaitMessages(1);
        assertThat(server.awaitPings(1)).hasSize(1);
        assertThat(seen.pongs.all()).isEmpty();
    }

    @Test
    void itClosesWithAGivenCodeAfterSoManyMessages() {
        server.behave(WebSocketBehaviour.closeAfter(2, 1013, "try again later"));
        WebSocket socket = connect();
        socket.sendText("1", true).join();
        socket.sendText("2", true).join();
        assertThat(seen.close.join()).isEqualTo("1013 try again later");
        assertThat(server.awaitCloseCodes(1)).containsExactly(1013);
    }

    @Test
    void itResetsAfterSoManyMessages() {
        server.behave(WebSocketBehaviour.resetAfter(1));
        connect().sendText("1", true).join();
        assertThat(seen.error.join()).isInstanceOf(java.io.IOException.class);
        assertThat(server.messages()).containsExactly("1");
    }

    @Test
    void aStalledServerReadsNothing() {
        server.behave(WebSocketBehaviour.stall());
        WebSocket socket = connect();
        socket.sendText("unread", true).join();
        server.resetConnections();
        assertThat(seen.error.join()).isInstanceOf(java.io.IOException.class);
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void handshakesAreRefusedWithAStatusOrAgreedToWithHeaders() {
        server.refuseHandshakes(503, "Retry-After: 2");
        assertThatThrownBy(this::connect)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refusal -> {
                    assertThat(refusal.getResponse().statusCode()).isEqualTo(503);
                    assertThat(refusal.getResponse().headers().firstValue("Retry-After"))
                            .hasValue("2");
                });
        server.acceptHandshakes("Sec-WebSocket-Protocol: lines");
        WebSocket socket = client.newWebSocketBuilder()
                .subprotocols("lines")
                .buildAsync(server.url("/"), seen)
                .join();
        assertThat(socket.getSubprotocol()).isEqualTo("lines");
    }

    @Test
    void aStalledHandshakeIsNeverAnswered() {
        server.stallHandshakes();
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder().buildAsync(server.url("/"), seen);
        assertThat(opening).isNotDone();
        server.close();
        assertThatThrownBy(opening::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void itSpeaksTls() throws Exception {
        SelfSigned certificate = SelfSigned.create();
        HttpClient tlsClient =
                HttpClient.newBuilder().sslContext(certificate.context()).build();
        try (FaultyWebSocketServer tls = FaultyWebSocketServer.startTls(certificate.context())) {
            WebSocket socket = tlsClient
                    .newWebSocketBuilder()
                    .buildAsync(tls.url("/"), seen)
                    .join();
            socket.sendText("secret", true).join();
            assertThat(tls.awaitMessages(1)).containsExactly("secret");
        }
    }
}
