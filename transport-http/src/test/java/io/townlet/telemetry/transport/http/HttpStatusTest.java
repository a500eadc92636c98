package io.townlet.telemetry.transport.http;

import static io.townlet.telemetry.transport.http.HttpTesting.LONG;
import static io.townlet.telemetry.transport.http.HttpTesting.answer;
import static io.townlet.telemetry.transport.http.HttpTesting.batch;
import static io.townlet.telemetry.transport.http.HttpTesting.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host is told of an answer. */
@Timeout(60)
class HttpStatusTest {

    private static final Set<Integer> RETRYABLE_BELOW_500 = Set.of(408, 425, 429);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void sendTo(MockResponse answer) throws Exception {
        sendTo(answer, Map.of());
    }

    private void sendTo(MockResponse answer, Map<String, ?> more) throws Exception {
        server.enqueue(answer);
        try (Transport transport = started(server.url("/in?key=hush-hush"), more)) {
            transport.send(batch("{}"), LONG);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    static IntStream delivering() {
        return IntStream.rangeClosed(200, 299);
    }

    @ParameterizedTest
    @MethodSource("delivering")
    void delivers(int status) {
        assertThatCode(() -> sendTo(answer(status))).doesNotThrowAnyException();
    }

    static IntStream retryable() {
        return IntStream.concat(
                RETRYABLE_BELOW_500.stream().mapToInt(Integer::intValue), IntStream.rangeClosed(500, 599));
    }

    @ParameterizedTest
    @MethodSource("retryable")
    void isRetried(int status) {
        assertThatThrownBy(() -> sendTo(answer(status)))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("answered " + status);
    }

    static IntStream permanent() {
        IntStream client = IntStream.rangeClosed(400, 499)
                .filter(status -> status != 413 && !RETRYABLE_BELOW_500.contains(status));
        return IntStream.concat(client, IntStream.of(300, 304, 306, 399, 600, 999));
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void isGivenUp(int status) {
        assertThatThrownBy(() -> sendTo(answer(status)))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("answered " + status);
    }

    @Test
    void isTooLarge() {
        assertThatThrownBy(() -> sendTo(answer(413)))
                .isInstanceOf(TooLargeTransportException.class)
                .hasMessage(server.url("/in")
                        + "?*** answered 413; lower buffer.max_batch_size, or raise the server's limit");
    }

    @Test
    void aSwitchOfProtocolsIsNoDelivery() {
        assertThatThrownBy(() -> sendTo(new MockResponse.Builder()
                        .status("HTTP/1.1 101 Switching Protocols")
                        .addHeader("Upgrade: websocket")
                        .addHeader("Connection: upgrade")
                        .build()))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("answered 101");
    }

    @Test
    void waitsForTheFinalAnswer() {
        assertThatCode(() -> sendTo(new MockResponse.Builder()
                        .addInformationalResponse(answer(103))
                        .code(202)
                        .build()))
                .doesNotThrowAnyException();
    }

    @Test
    void aDeliveryWithABrokenAnswerIsOne() throws Exception {
        try (RawServer raw =
                RawServer.start(RawServer.answering("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"))) {
            try (Transport transport = started(raw.url())) {
                transport.send(batch("{}"), LONG);
            }
        }
    }

    static Stream<String> waits() {
        return Stream.of("Retry-After: 7", "Retry-After: Sat, 31 Jan 2026 23:59:07 GMT");
    }

    @ParameterizedTest
    @MethodSource("waits")
    void passesOnHowLongToWait(String header) {
        for (int status : new int[] {429, 503}) {
            assertThatThrownBy(() -> {
                        try (Transport transport = started(server.url("/"))) {
                            server.enqueue(answer(status, header));
                            transport.send(batch("{}"), LONG);
                        }
                    })
                    .asInstanceOf(InstanceOfAssertFactories.type(RetryableTransportException.class))
                    .extracting(RetryableTransportException::retryAfter)
                    .isEqualTo(Duration.ofSeconds(7));
        }
    }

    /** The library would send the request again on its own. */
    @ParameterizedTest
    @ValueSource(ints = {408, 503})
    void makesOneRequestOnlyWhereNoneIsToBeWaitedFor(int status) {
        assertThatThrownBy(() -> sendTo(answer(status, "Retry-After: 0")))
                .isInstanceOf(RetryableTransportException.class);
    }

    @Test
    void quotesWhatTheServerSays() {
        assertThatThrownBy(() -> sendTo(new MockResponse.Builder()
                        .code(400)
                        .body("no field\r\n\u001b[31m'tick'\u0000\u202e")
                        .build()))
                .hasMessageContaining("saying \"no field [31m'tick'\"; ");
    }

    /** As nginx answers where it was told to ask for a certificate. */
    @ParameterizedTest
    @ValueSource(ints = {400, 495, 496})
    void pointsAtTheCertificateWhereThatIsMissing(int status) {
        assertThatThrownBy(() -> sendTo(new MockResponse.Builder()
                        .code(status)
                        .body("<center>No required SSL certificate was sent</center>")
                        .build()))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("cert_file");
    }

    @Test
    void quotesNoMoreThanABit() {
        assertThatThrownBy(() -> sendTo(new MockResponse.Builder()
                        .code(500)
                        .body("x".repeat(1_000_000))
                        .build()))
                .hasMessageContaining("\"" + "x".repeat(200) + "...\"");
    }

    @Test
    void quotesNoSecret() {
        Map<String, Object> secrets = Map.of("bearer_token", "s3cr3t-token", "headers", Map.of("X-Key", "s3cr3t-key"));
        assertThatThrownBy(() -> sendTo(
                        new MockResponse.Builder()
                                .code(401)
                                .body("bad 's3cr3t-token', bad 's3cr3t-key', bad 'hush-hush'")
                                .build(),
                        secrets))
                .hasMessageContaining("bad '***', bad '***', bad '***'");
    }

    @Test
    void quotesNoPassword() {
        String encoded = "bWU6czNjcjN0";
        assertThatThrownBy(() -> sendTo(
                        new MockResponse.Builder()
                                .code(403)
                                .body("s3cr3t " + encoded)
                                .build(),
                        Map.of("basic_user", "me", "basic_password", "s3cr3t")))
                .hasMessageContaining("saying \"*** ***\"");
    }
}
