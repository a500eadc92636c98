package io.townlet.telemetry.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PostServerTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private PostServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PostServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void linesAreCountedInBodiesWithALengthOneAfterTheOtherOnAConnection() throws IOException {
        try (Socket client = connect()) {
            post(client, "Content-Type: application/x-ndjson\r\ncontent-length: 8", "{}\n{}\n{}");
            assertThat(answer(client)).isEqualTo(ANSWER);
            assertThat(server.arrivals()).isEqualTo(new Arrivals(2, 8, 1));

            post(client, "Content-Length:3", "{}\n");
            assertThat(answer(client)).isEqualTo(ANSWER);
            assertThat(server.arrivals()).isEqualTo(new Arrivals(3, 11, 2));
        }
    }

    @Test
    void bodiesInChunksAreCountedToo() throws IOException {
        try (Socket client = connect()) {
            String chunks = "3\r\n{}\n\r\nA;name=value\r\n{}\n{}\n{}\n{\r\n0\r\nTrailer: x\r\n\r\n";
            post(client, "Transfer-Encoding: chunked", chunks);
            assertThat(answer(client)).isEqualTo(ANSWER);
            post(client, "Transfer-Encoding: chunked", "1\r\n\n\r\n0\r\n\r\n");
            assertThat(answer(client)).isEqualTo(ANSWER);
        }
        assertThat(server.arrivals()).isEqualTo(new Arrivals(5, 14, 2));
    }

    @Test
    void logRecordsOfOtlpAreCountedAndTheirLineFeedsAreNot() throws IOException {
        // A resource with a scope with two log records of one line feed each.
        String otlp = new String(new char[] {10, 8, 18, 6, 18, 1, '\n', 18, 1, '\n'});
        try (Socket client = connect()) {
            post(client, "Content-Type: application/x-protobuf\r\nContent-Length: 10", otlp);
            assertThat(answer(client)).isEqualTo(ANSWER);
        }
        assertThat(server.arrivals()).isEqualTo(new Arrivals(2, 10, 1));
    }

    @Test
    void aBodyLargerThanAllBuffersIsReadWhole() throws IOException {
        try (Socket client = connect()) {
            post(client, "Content-Length: 1000000", "123456789\n".repeat(100_000));
            assertThat(answer(client)).isEqualTo(ANSWER);
        }
        assertThat(server.arrivals()).isEqualTo(new Arrivals(100_000, 1_000_000, 1));
    }

    @Test
    void aBodyThatEndsTooSoonIsNotCountedAndOtherConnectionsGoOn() throws IOException {
        try (Socket broken = connect()) {
            post(broken, "Content-Length: 4", "\n\n");
            broken.shutdownOutput();
            assertThat(answer(broken)).isEmpty();
        }
        try (Socket client = connect()) {
            post(client, "Content-Length: 1", "\n");
            assertThat(answer(client)).isEqualTo(ANSWER);
        }
        assertThat(server.arrivals()).isEqualTo(new Arrivals(1, 1, 1));
    }

    @Test
    void aLengthThatIsNoneClosesTheConnection() throws IOException {
        try (Socket client = connect()) {
            post(client, "Content-Length: many", "");
            assertThat(answer(client)).isEmpty();
        }
        assertThat(server.arrivals()).isEqualTo(new Arrivals(0, 0, 0));
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void post(Socket client, String headers, String body) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("POST /events HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads one answer, or what comes until the connection ends. */
    private static String answer(Socket client) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = client.getInputStream().read();
                next >= 0;
                next = client.getInputStream().read()) {
            answer.write(next);
            if (answer.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
