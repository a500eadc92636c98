package io.townlet.telemetry.transport.websocket;

import static io.townlet.telemetry.transport.websocket.WebSocketTesting.LONG;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.SHORT;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.batch;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.started;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.thrown;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request for a WebSocket, and what servers answer to it. */
class UpgradeTest {

    private static <T extends TransportException> T refusal(Class<T> type, String... answer) throws Exception {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.answer(answer);
                    peer.drain();
                });
                Transport transport = transport(server.url())) {
            return thrown(type, () -> transport.start(LONG));
        }
    }

    private static RetryableTransportException busy(String... headers) throws Exception {
        String[] answer = new String[headers.length + 2];
        answer[0] = "HTTP/1.1 429 Too Many Requests";
        answer[1] = "Content-Length: 0";
        System.arraycopy(headers, 0, answer, 2, headers.length);
        return refusal(RetryableTransportException.class, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "200, websocket_url",
        "400, websocket_url",
        "401, bearer_token",
        "403, bearer_token",
        "404, path",
        "426, websocket_url"
    })
    void anAnswerThatWillNotChangeIsPermanent(int status, String advice) throws Exception {
        assertThat(refusal(PermanentTransportException.class, "HTTP/1.1 " + status + " So It Is", "Content-Length: 0"))
                .hasMessageContaining("the server answered " + status + " So It Is")
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429, 500, 502, 503, 504})
    void anAnswerThatMayChangeIsRetryable(int status) throws Exception {
        RetryableTransportException failure = refusal(
                RetryableTransportException.class,
                "HTTP/1.1 " + status + " So It Is",
                "Content-Length: 0",
                "Retry-After: 7");
        assertThat(failure).hasMessageContaining("the server answered " + status + " So It Is");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void retryAfterIsReadInBothForms() throws Exception {
        assertThat(busy().retryAfter()).isNull();
        assertThat(busy("Retry-After: soon").retryAfter()).isNull();
        assertThat(busy("Retry-After: 99999999999999999999").retryAfter()).isNull();
        assertThat(busy("Retry-After: 999999999999999999").retryAfter()).isEqualTo(Duration.ofDays(365));
        assertThat(busy("Retry-After: Tue, 03 Feb 2026 10:02:00 GMT", "Date: Tue, 03 Feb 2026 10:00:30 GMT")
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(busy("Retry-After: Tue, 03 Feb 2026 10:02:00 GMT", "Date: Tue, 03 Feb 2026 10:03:00 GMT")
                        .retryAfter())
                .isEqualTo(Duration.ZERO);
        assertThat(busy("Retry-After: Tue, 03 Feb 2026 10:02:00 GMT").retryAfter())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void anAnswerThatOkHttpStumblesOverIsRetryable() throws Exception {
        RetryableTransportException failure = refusal(
                RetryableTransportException.class,
                "HTTP/1.1 503 Service Unavailable",
                "Retry-After: 99999999999999999999",
                "Content-Length: 0");
        assertThat(failure).hasMessageContaining("could not connect: the server's answer can't be understood");
    }

    @Test
    void aRedirectIsNotFollowedButNamed() throws Exception {
        assertThat(refusal(
                        PermanentTransportException.class,
                        "HTTP/1.1 307 Temporary Redirect",
                        "Location: http://me:sesame@other.example.org/there?token=sesame",
                        "Content-Length: 0"))
                .hasMessageContaining("redirects to http://other.example.org/there?***");
    }

    @Test
    void anAnswerThatIsNoWebSocketIsPermanent() throws Exception {
        assertThat(refusal(
                        PermanentTransportException.class,
                        "HTTP/1.1 101 Switching Protocols",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Accept: wrong"))
                .hasMessageContaining("Sec-WebSocket-Accept");
    }

    @Test
    void aServerThatSpeaksSomethingElseIsRetryable() throws Exception {
        assertThat(refusal(RetryableTransportException.class, "220 mail.example.org ESMTP"))
                .hasMessageContaining("could not connect");
    }

    @Test
    void aServerThatHangsUpIsRetryable() throws Exception {
        try (RawServer server = new RawServer(RawPeer::readRequest);
                Transport transport = transport(server.url())) {
            thrown(RetryableTransportException.class, () -> transport.start(LONG));
        }
    }

    @Test
    void aServerThatNeverAnswersFailsTheStartAtItsTimeout() throws Exception {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.drain();
                });
                Transport transport = transport(server.url())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(SHORT)))
                    .hasMessageContaining("no WebSocket within 100 ms");
            thrown(RetryableTransportException.class, () -> transport.start(Duration.ZERO));
        }
    }

    @Test
    void nobodyListening() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Transport transport = transport("ws://127.0.0.1:" + port + "/?token=sesame")) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessage(
                            "ws://127.0.0.1:" + port
                                    + "/?***: nobody listens there (connection refused); start the server, or correct websocket_url");
        }
    }

    @Test
    void aHostNameThatDoesNotExist() throws Exception {
        try (Transport transport = transport("ws://nowhere.invalid/")) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("can't be resolved");
        }
    }

    @Test
    void theRequestHoldsWhatIsConfigured() throws Exception {
        CompletableFuture<Map<String, String>> request = new CompletableFuture<>();
        try (RawServer server = new RawServer(peer -> {
                    request.complete(peer.open("Sec-WebSocket-Protocol: telemetry.v1"));
                    peer.drain();
                });
                Transport transport = started(
                        server.url(),
                        "subprotocol",
                        "telemetry.v1",
                        "bearer_token",
                        "open.sesame",
                        "headers",
                        Map.of("X-Town", "hamlet"))) {
            assertThat(transport).isNotNull();
            assertThat(request.get())
                    .containsEntry(":request", "GET /events?token=sesame HTTP/1.1")
                    .containsEntry("host", "127.0.0.1:" + server.port())
                    .containsEntry("sec-websocket-version", "13")
                    .containsEntry("sec-websocket-protocol", "telemetry.v1")
                    .containsEntry("authorization", "Bearer open.sesame")
                    .containsEntry("x-town", "hamlet")
                    .doesNotContainKey("sec-websocket-extensions");
        }
    }

    @ParameterizedTest
    @CsvSource({"telemetry.v1, ''", "telemetry.v1, telemetry.v2", "'', telemetry.v1"})
    void aServerThatChoosesAnotherSubprotocolIsRefused(String wanted, String chosen) throws Exception {
        String[] headers = chosen.isEmpty() ? new String[0] : new String[] {"Sec-WebSocket-Protocol: " + chosen};
        Object[] options = wanted.isEmpty() ? new Object[0] : new Object[] {"subprotocol", wanted};
        try (RawServer server = new RawServer(peer -> {
                    peer.open(headers);
                    peer.drain();
                });
                Transport transport = transport(server.url(), options)) {
            assertThat(thrown(PermanentTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("subprotocol '" + (wanted.isEmpty() ? chosen : wanted) + "'");
        }
    }

    @Test
    void anExtensionThatWasNotOfferedIsRefused() throws Exception {
        try (RawServer server = new RawServer(peer -> {
                    peer.open("Sec-WebSocket-Extensions: permessage-deflate");
                    peer.drain();
                });
                Transport transport = transport(server.url())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("an extension that it was not offered");
        }
    }

    @Test
    void aTransportThatWasRefusedCanBeStartedAgain() throws Exception {
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.readRequest();
                            peer.answer("HTTP/1.1 503 Busy", "Content-Length: 0");
                        },
                        peer -> {
                            peer.open();
                            peer.serve(message -> {});
                        });
                Transport transport = transport(server.url())) {
            thrown(RetryableTransportException.class, () -> transport.start(LONG));
            transport.start(LONG);
            transport.send(batch(0, 3), LONG);
        }
    }

    @Test
    void aServerThatIsGoneWhenABatchIsToBeSentAfterARefusal() throws Exception {
        RawServer server = new RawServer(peer -> {
            peer.open();
            peer.readText();
            peer.writeClose(1008, "");
            peer.drain();
        });
        try (Transport transport = started(server.url())) {
            thrown(PermanentTransportException.class, () -> transport.send(batch(0, 1), LONG));
            stop(server);
            assertThat(thrown(RetryableTransportException.class, () -> transport.send(batch(1, 2), LONG)))
                    .hasMessageContaining("nobody listens");
        }
    }

    private static void stop(RawServer server) throws IOException {
        server.close();
    }
}
