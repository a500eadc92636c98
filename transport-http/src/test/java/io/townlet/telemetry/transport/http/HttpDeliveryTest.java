package io.townlet.telemetry.transport.http;

import static io.townlet.telemetry.transport.http.HttpTesting.LONG;
import static io.townlet.telemetry.transport.http.HttpTesting.answer;
import static io.townlet.telemetry.transport.http.HttpTesting.batch;
import static io.townlet.telemetry.transport.http.HttpTesting.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What arrives at a server. */
@Timeout(60)
class HttpDeliveryTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private RecordedRequest sent(Map<String, ?> more, Batch batch) throws Exception {
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/events?source=town"), more)) {
            transport.send(batch, LONG);
        }
        return server.takeRequest();
    }

    private static String unzipped(RecordedRequest request) throws IOException {
        return Okio.buffer(new GzipSource(new Buffer().write(request.getBody())))
                .readUtf8();
    }

    @Test
    void postsALineForEachEvent() throws Exception {
        RecordedRequest request = sent(Map.of(), batch("{\"a\":1}", "{\"b\":\"ä\"}"));
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/events?source=town");
        assertThat(request.getBody().utf8()).isEqualTo("{\"a\":1}\n{\"b\":\"ä\"}\n");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("19");
        assertThat(request.getHeaders().get("Content-Encoding")).isNull();
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("User-Agent")).matches("townlet-telemetry/\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void postsOneArrayOfAllEvents() throws Exception {
        RecordedRequest request = sent(Map.of("format", "json_array"), batch("{\"a\":1}", "{\"b\":2}", "{\"c\":3}"));
        assertThat(request.getBody().utf8()).isEqualTo("[{\"a\":1},{\"b\":2},{\"c\":3}]");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("25");
    }

    @Test
    void postsAnArrayOfASingleEvent() throws Exception {
        assertThat(sent(Map.of("format", "json_array"), batch("{}")).getBody().utf8())
                .isEqualTo("[{}]");
    }

    @Test
    void compresses() throws Exception {
        String[] lines =
                IntStream.range(0, 1000).mapToObj(i -> "{\"tick\":" + i + "}").toArray(String[]::new);
        RecordedRequest request = sent(Map.of("compression", "gzip"), batch(lines));
        assertThat(request.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo(String.valueOf(request.getBodySize()));
        assertThat(unzipped(request)).isEqualTo(String.join("\n", lines) + "\n").hasSizeGreaterThan((int)
                (2 * request.getBodySize()));
    }

    @Test
    void compressesAnArrayToo() throws Exception {
        RecordedRequest request =
                sent(Map.of("compression", "gzip", "format", "json_array"), batch("{\"a\":1}", "{\"b\":2}"));
        assertThat(unzipped(request)).isEqualTo("[{\"a\":1},{\"b\":2}]");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void sendsTheConfiguredHeadersInPlaceOfItsOwn() throws Exception {
        RecordedRequest request = sent(
                Map.of(
                        "headers",
                        Map.of("X-Tenant", "town 7", "user-agent", "mine", "Content-Type", "application/jsonl")),
                batch("{}"));
        assertThat(request.getHeaders().values("X-Tenant")).containsExactly("town 7");
        assertThat(request.getHeaders().values("User-Agent")).containsExactly("mine");
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/jsonl");
    }

    @Test
    void authorizesByToken() throws Exception {
        RecordedRequest request = sent(Map.of("bearer_token", "abc.def=="), batch("{}"));
        assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer abc.def==");
    }

    @Test
    void authorizesByNameAndPassword() throws Exception {
        RecordedRequest request = sent(Map.of("basic_user", "jörg", "basic_password", "a:b c"), batch("{}"));
        String header = request.getHeaders().get("Authorization");
        assertThat(header).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("jörg:a:b c");
    }

    @Test
    void namesTheBatchByItsKey() throws Exception {
        server.enqueue(answer(503));
        server.enqueue(answer(200));
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"))) {
            assertThat(catchThrowable(() -> transport.send(batch("p-7", 1, "{}"), LONG)))
                    .isNotNull();
            transport.start(LONG);
            transport.send(batch("p-7", 2, "{}"), LONG);
            transport.send(batch("p-7.0-1", 1, "{}"), LONG);
        }
        assertThat(List.of(
                        server.takeRequest().getHeaders().get("Idempotency-Key"),
                        server.takeRequest().getHeaders().get("Idempotency-Key"),
                        server.takeRequest().getHeaders().get("Idempotency-Key")))
                .containsExactly("p-7", "p-7", "p-7.0-1");
    }

    @Test
    void keepsTheConnectionWhateverIsAnswered() throws Exception {
        List<Integer> statuses = List.of(200, 202, 503, 413, 400, 204, 200);
        statuses.forEach(status -> server.enqueue(new MockResponse.Builder()
                .code(status)
                .body(status == 204 ? "" : "some text")
                .build()));
        try (Transport transport = started(server.url("/"))) {
            for (int i = 0; i < statuses.size(); i++) {
                try {
                    transport.send(batch("{}"), LONG);
                } catch (TransportException e) {
                    transport.start(LONG);
                }
            }
        }
        int connection = server.takeRequest().getConnectionIndex();
        for (int i = 1; i < statuses.size(); i++) {
            assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(connection);
        }
    }

    @Test
    void sendsALargeBatchWhole() throws Exception {
        String line = "{\"x\":\"" + "x".repeat(1_000_000) + "\"}";
        RecordedRequest request = sent(Map.of(), batch(line, line, line, line, line, line, line, line));
        assertThat(request.getBody().utf8()).isEqualTo((line + "\n").repeat(8));
    }
}
