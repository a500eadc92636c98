package io.townlet.telemetry.transport.http;

import static io.townlet.telemetry.transport.http.HttpTesting.LONG;
import static io.townlet.telemetry.transport.http.HttpTesting.answer;
import static io.townlet.telemetry.transport.http.HttpTesting.batch;
import static io.townlet.telemetry.transport.http.HttpTesting.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events and credentials may be led, and where not. */
@Timeout(60)
class HttpRedirectTest {

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer other = new MockWebServer();

    @BeforeEach
    void startServers() throws IOException {
        server.start();
        other.start();
    }

    @AfterEach
    void nothingWentElsewhere() {
        int elsewhere = other.getRequestCount();
        server.close();
        other.close();
        assertThat(elsewhere).isZero();
    }

    private void send() throws Exception {
        try (Transport transport = started(server.url("/old"), Map.of("bearer_token", "s3cr3t-token"))) {
            transport.send(batch("{\"a\":1}"), LONG);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void postsAgainToAnotherPlaceOfTheSameServer(int status) throws Exception {
        server.enqueue(answer(status, "Location: /new?x=1"));
        server.enqueue(answer(200));
        send();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/old");
        RecordedRequest second = server.takeRequest();
        assertThat(second.getMethod()).isEqualTo("POST");
        assertThat(second.getTarget()).isEqualTo("/new?x=1");
        assertThat(second.getBody().utf8()).isEqualTo("{\"a\":1}\n");
        assertThat(second.getHeaders().get("Idempotency-Key")).isEqualTo("key-1");
        assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer s3cr3t-token");
    }

    @Test
    void takesTheAnswerOfTheLastPlace() {
        server.enqueue(answer(307, "Location: /new"));
        server.enqueue(answer(400));
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageStartingWith(server.url("/new") + " answered 400");
    }

    @Test
    void goesNotRoundInCircles() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(answer(308, "Location: /old"));
        }
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("answered 308, a redirect to " + server.url("/old") + " after 3 redirects");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void goesToNoOtherPort(int status) {
        server.enqueue(answer(status, "Location: " + other.url("/in?token=abc")));
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("a redirect to " + other.url("/in") + "?***, which is another server or scheme");
    }

    @Test
    void goesToNoOtherHost() {
        server.enqueue(answer(307, "Location: http://localhost.:" + server.getPort() + "/"));
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("which is another server or scheme");
    }

    @Test
    void goesToNoOtherHostThatIsNamedWithoutAScheme() {
        server.enqueue(answer(307, "Location: //127.0.0.1:" + other.getPort() + "/"));
        assertThatThrownBy(this::send).isInstanceOf(PermanentTransportException.class);
    }

    @Test
    void goesToNoOtherScheme() {
        server.enqueue(answer(308, "Location: https://" + server.getHostName() + ":" + server.getPort() + "/"));
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("a redirect to https://");
    }

    @Test
    void goesNotElsewhereInTwoSteps() {
        server.enqueue(answer(307, "Location: /new"));
        server.enqueue(answer(307, "Location: " + other.url("/")));
        assertThatThrownBy(this::send).isInstanceOf(PermanentTransportException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void losesNoBodyOnItsWay(int status) {
        server.enqueue(answer(status, "Location: /new"));
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining(
                        "a redirect to " + server.url("/new") + " in a way that loses the request's body");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location: ftp://example.com/", "Location: mailto:a@b.c", "Location: http://", "X: y"})
    void needsAPlaceToGoTo(String header) {
        server.enqueue(answer(307, header));
        assertThatThrownBy(this::send)
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("let endpoint name the place that takes events");
    }

    @Test
    void showsNoNameAndPasswordOfAPlace() {
        server.enqueue(answer(307, "Location: http://me:s3cr3t@example.com/"));
        assertThatThrownBy(this::send).hasMessageContaining("to http://example.com/,");
    }
}
