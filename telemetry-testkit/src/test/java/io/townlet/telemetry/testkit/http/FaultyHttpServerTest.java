package io.townlet.telemetry.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.testkit.tcp.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultyHttpServerTest {

    private final FaultyHttpServer server = FaultyHttpServer.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return client.send(request(BodyPublishers.ofString(body)), BodyHandlers.ofString());
    }

    private HttpRequest request(BodyPublisher body) {
        return HttpRequest.newBuilder(server.url("/events?a=1"))
                .header("X-Batch", "b-1")
                .POST(body)
                .build();
    }

    @Test
    void requestsAreRecordedAndAnsweredByTheScriptAndThenByTheLastResort() throws Exception {
        server.answer(
                HttpAnswer.status(503).withHeader("Retry-After", "2").withBody("busy"),
                HttpAnswer.redirect(307, "http://127.0.0.1:1/elsewhere"));
        server.otherwise(HttpAnswer.status(204));
        HttpResponse<String> busy = post("Zoë");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(busy.body()).isEqualTo("busy");
        assertThat(post("second").headers().firstValue("Location")).hasValue("http://127.0.0.1:1/elsewhere");
        assertThat(post("third").statusCode()).isEqualTo(204);
        assertThat(post("fourth").statusCode()).isEqualTo(204);
        RecordedRequest first = server.awaitRequests(4).get(0);
        assertThat(first.text()).isEqualTo("Zoë");
        assertThat(first.body()).hasSize(4);
        assertThat(first.head().method()).isEqualTo("POST");
        assertThat(first.head().target()).isEqualTo("/events?a=1");
        assertThat(first.head().header("x-batch")).isEqualTo("b-1");
        assertThat(first).hasToString("POST /events?a=1, 4 bytes");
        assertThat(server.connections()).as("the connection is kept").isOne();
    }

    @Test
    void chunkedBodiesAndExpectationsAreUnderstood() throws Exception {
        byte[] large = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(server.url("/"))
                .expectContinue(true)
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .build();
        assertThat(client.send(chunked, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        RecordedRequest request = server.awaitRequests(1).get(0);
        assertThat(request.head().header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(request.head().header("Expect")).isEqualTo("100-Continue");
        assertThat(request.body()).isEqualTo(large);
    }

    @Test
    void anEarlyAnswerComesWithoutTheBody() throws Exception {
        server.answer(HttpAnswer.status(413).early());
        String head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n";
        assertThat(rawly(head)).startsWith("HTTP/1.1 413 ").contains("Connection: close\r\n");
        assertThat(server.requests()).isEmpty();
    }

    /** Sends some bytes, and gives the answer, which is empty where the server closes the connection. */
    private String rawly(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void whatIsNoRequestIsCutOff() throws Exception {
        String post = "POST / HTTP/1.1\r\n";
        assertThat(answerTo("hello\r\n\r\n")).isEmpty();
        assertThat(answerTo(post + "Content-Length: -1\r\n\r\n")).isEmpty();
        assertThat(answerTo(post + "Content-Length: 99999999999\r\n\r\n")).isEmpty();
        assertThat(answerTo(post + "X: " + "x".repeat(100_000))).isEmpty();
        assertThat(answerTo(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n"))
                .isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    /** Gives an empty text where the connection is reset, as it is where the server leaves bytes unread. */
    private String answerTo(String request) throws IOException {
        try {
            return rawly(request);
        } catch (SocketException e) {
            return "";
        }
    }

    @Test
    void aTruncatedBodyIsSeenAsSuch() {
        server.answer(HttpAnswer.status(200).withBody("0123456789").truncatedAfter(3));
        assertThatThrownBy(() -> post("")).isInstanceOf(IOException.class).hasMessageContaining("received: 3");
    }

    @Test
    void aResetComesInTheBodyBehindTheHeadersOrBeforeThem() {
        server.answer(
                HttpAnswer.status(200).withBody("0123456789").resetAfter(3),
                HttpAnswer.status(200).withBody("0123456789").resetAfter(0),
                HttpAnswer.none(HttpFault.Kind.RESET, HttpFault.Place.BEFORE_HEADERS));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> post("x")).isInstanceOf(IOException.class);
        }
        assertThat(server.awaitRequests(3)).hasSize(3);
    }

    @Test
    void aResetBeforeTheRequestIsReadLeavesNoRequest() {
        server.answer(HttpAnswer.none(HttpFault.Kind.RESET, HttpFault.Place.BEFORE_REQUEST_BODY));
        assertThatThrownBy(() -> rawly("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n"))
                .isInstanceOf(SocketException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aStalledAnswerStaysAwayUntilTheConnectionIsReset() throws Exception {
        server.answer(
                HttpAnswer.none(HttpFault.Kind.STALL, HttpFault.Place.BEFORE_HEADERS),
                HttpAnswer.status(200).withBody("0123456789").stallingAfter(4));
        CompletableFuture<HttpResponse<String>> nothing =
                client.sendAsync(request(BodyPublishers.ofString("x")), BodyHandlers.ofString());
        server.awaitRequests(1);
        assertThat(nothing).isNotDone();
        server.resetConnections();
        assertThat(nothing).failsWithin(java.time.Duration.ofSeconds(10));
        HttpResponse<InputStream> begun =
                client.send(request(BodyPublishers.ofString("x")), BodyHandlers.ofInputStream());
        try (InputStream body = begun.body()) {
            assertThat(new String(body.readNBytes(4), StandardCharsets.US_ASCII))
                    .isEqualTo("0123");
            server.resetConnections();
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHugeBodyIsSentWithoutBeingHeld() throws Exception {
        long gibibyte = 1L << 30;
        server.answer(HttpAnswer.status(500).withRepeatedBody("x".repeat(1024), gibibyte / 1024));
        HttpResponse<InputStream> answer = client.send(request(BodyPublishers.noBody()), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(gibibyte);
            assertThat(body.readNBytes(3_000_000)).hasSize(3_000_000).containsOnly('x');
        }
    }

    @Test
    void aServerThatRefusesListensAgain() throws Exception {
        server.refuse();
        assertThatThrownBy(() -> post("x")).isInstanceOf(ConnectException.class);
        server.listen();
        assertThat(post("x").statusCode()).isEqualTo(200);
    }

    @Test
    void itSpeaksTls() throws Exception {
        SelfSigned certificate = SelfSigned.create();
        HttpClient tlsClient =
                HttpClient.newBuilder().sslContext(certificate.context()).build();
        try (FaultyHttpServer tls = FaultyHttpServer.startTls(certificate.context())) {
            HttpRequest request = HttpRequest.newBuilder(tls.url("/secure")).build();
            HttpResponse<Void> answer = tlsClient.send(request, BodyHandlers.discarding());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(tls.awaitRequests(1).get(0).head().target()).isEqualTo("/secure");
        }
    }
}
