package io.townlet.telemetry.transport.http;

import static io.townlet.telemetry.transport.http.HttpTesting.LONG;
import static io.townlet.telemetry.transport.http.HttpTesting.SHORT;
import static io.townlet.telemetry.transport.http.HttpTesting.batch;
import static io.townlet.telemetry.transport.http.HttpTesting.started;
import static io.townlet.telemetry.transport.http.HttpTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and networks that misbehave. */
@Timeout(60)
class HttpFaultTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static HttpUrl portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/in?key=hush-hush");
        }
    }

    @Test
    void nobodyListens() throws Exception {
        HttpUrl url = portOfNobody();
        try (Transport transport = transport(url, Map.of())) {
            assertThatThrownBy(() -> transport.start(LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessage("http://127.0.0.1:" + url.port() + "/in?***: nothing accepts connections at 127.0.0.1:"
                            + url.port()
                            + " (Connection refused); start the server, or check endpoint and firewalls");
        }
    }

    @Test
    void theServerGoesAwayBetweenStartAndSend() throws Exception {
        RawServer server = RawServer.start(RawServer.answering(OK));
        try (Transport transport = started(server.url())) {
            server.close();
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    // Which of the two depends on whether the system had taken the connection already.
                    .message()
                    .containsAnyOf("nothing accepts connections", "the connection failed");
            // It connects again to see whether the server is back.
            assertThatThrownBy(() -> transport.start(LONG)).isInstanceOf(RetryableTransportException.class);
        }
    }

    @Test
    void theNameIsUnknown() {
        Dns nobody = name -> {
            throw new UnknownHostException(name);
        };
        try (Transport transport =
                transport(HttpUrl.get("http://nobody.invalid/"), Map.of(), new ManualClock(), nobody)) {
            assertThatThrownBy(() -> transport.start(LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessage(
                            "http://nobody.invalid/: the host name 'nobody.invalid' can't be resolved; check endpoint and the DNS");
        }
    }

    @Test
    void theNameServerHangs() {
        CountDownLatch never = new CountDownLatch(1);
        try (Transport transport =
                transport(HttpUrl.get("http://slow.invalid/"), Map.of(), new ManualClock(), name -> hang(never))) {
            assertThatThrownBy(() -> transport.start(SHORT))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("no answer within 0.2 s")
                    .hasMessageContaining("connect_timeout_seconds");
        } finally {
            never.countDown();
        }
    }

    static List<InetAddress> hang(CountDownLatch until) throws UnknownHostException {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException("gave up");
    }

    @Test
    void theServerNeverAnswers() throws Exception {
        try (RawServer silent = RawServer.start((in, out, socket) -> in.transferTo(OutputStream.nullOutputStream()));
                Transport transport = started(silent.url())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), SHORT))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessage(
                            silent.url()
                                    + ": no answer within 0.2 s; see whether the server is up and reachable, or raise send_timeout_seconds");
        }
    }

    @Test
    void theServerNeverReads() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        String large = "\"" + "x".repeat(20_000_000) + "\"";
        try (RawServer server = RawServer.start((in, out, socket) -> never.await());
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch(large), SHORT))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("no answer within 0.2 s");
            never.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void timesOfNothingAreOver(long nanos) throws Exception {
        try (RawServer server = RawServer.start(RawServer.answering(OK));
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), Duration.ofNanos(nanos)))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("no answer within 0.0 s");
        }
    }

    @Test
    void timesBeyondAllBoundsAreTaken() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answering(OK));
                Transport transport = started(server.url())) {
            transport.send(batch("{}"), Duration.ofSeconds(Long.MAX_VALUE));
        }
    }

    @Test
    void theConnectionIsReset() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        RawServer.Conduct reset = (in, out, socket) -> {
            RawServer.readRequest(in);
            if (requests.incrementAndGet() == 1) {
                socket.setSoLinger(true, 0);
                return;
            }
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            RawServer.readRequest(in);
        };
        try (RawServer server = RawServer.start(reset);
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("the connection failed");
            // Nothing was sent behind the host's back.
            assertThat(requests).hasValue(1);
            transport.start(LONG);
            transport.send(batch("{}"), LONG);
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aConnectionThatWasClosedWhileIdleIsReplacedOrReported() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(1);
        RawServer.Conduct once = (in, out, socket) -> {
            RawServer.readRequest(in);
            requests.incrementAndGet();
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            socket.close();
            closed.countDown();
        };
        try (RawServer server = RawServer.start(once);
                Transport transport = started(server.url())) {
            transport.send(batch("{}"), LONG);
            closed.await();
            try {
                transport.send(batch("{}"), LONG);
            } catch (RetryableTransportException e) {
                transport.start(LONG);
                transport.send(batch("{}"), LONG);
            }
            assertThat(requests).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "SSH-2.0-OpenSSH_9.9\r\n\r\n",
                "\u0015\u0003\u0001\u0000\u0002\u0002F",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\nbad\u0000header\r\n"
            })
    void theAnswerIsNone(String answer) throws Exception {
        RawServer.Conduct garbage = (in, out, socket) -> {
            RawServer.readRequest(in);
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        };
        try (RawServer server = RawServer.start(garbage);
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("see whether the server is up and speaks HTTP at this port")
                    .message()
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void theHeadersNeverEnd() throws Exception {
        RawServer.Conduct endless = (in, out, socket) -> {
            RawServer.readRequest(in);
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
        try (RawServer server = RawServer.start(endless);
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG)).isInstanceOf(RetryableTransportException.class);
        }
    }

    /** The time-out is longer than the test may take: waiting for the end of the body would fail it. */
    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void theBodyStalls(int status) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RawServer.Conduct stalling = (in, out, socket) -> {
            RawServer.readRequest(in);
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Length: 100\r\n\r\nbegun")
                    .getBytes(StandardCharsets.US_ASCII));
            never.await();
        };
        try (RawServer server = RawServer.start(stalling);
                Transport transport = started(server.url())) {
            if (status == 200) {
                transport.send(batch("{}"), Duration.ofHours(1));
            } else {
                assertThatThrownBy(() -> transport.send(batch("{}"), Duration.ofHours(1)))
                        .hasMessageContaining("answered 500, saying \"begun\"");
            }
            never.countDown();
        }
    }

    /** It is read to a bound, and the connection then given up. */
    @Test
    void theBodyNeverEnds() throws Exception {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch cut = new CountDownLatch(1);
        RawServer.Conduct endless = (in, out, socket) -> {
            RawServer.readRequest(in);
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                while (true) {
                    out.write(new byte[1000]);
                    written.addAndGet(1000);
                }
            } finally {
                cut.countDown();
            }
        };
        try (RawServer server = RawServer.start(endless);
                Transport transport = started(server.url())) {
            transport.send(batch("{}"), LONG);
            cut.await();
        }
    }

    /** The answer comes while the batch is still being sent, as with nginx and a batch beyond its limit. */
    @Test
    void theServerRefusesBeforeItHasReadTheBatch() throws Exception {
        String large = "\"" + "x".repeat(20_000_000) + "\"";
        RawServer.Conduct early = (in, out, socket) -> {
            out.write("HTTP/1.1 413 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            in.skipNBytes(100_000);
            in.transferTo(OutputStream.nullOutputStream());
        };
        try (RawServer server = RawServer.start(early);
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch(large), LONG)).isInstanceOf(TooLargeTransportException.class);
        }
    }

    @Test
    void aServerThatTakesItselfForAProxyIsNotAskedAgain() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answering(
                        "HTTP/1.1 407 X\r\nContent-Length: 0\r\nProxy-Authenticate: Basic\r\n\r\n"));
                Transport transport = started(server.url())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG))
                    .isInstanceOf(PermanentTransportException.class)
                    .hasMessageContaining("answered 407");
        }
    }
}
