package io.townlet.telemetry.transport.http;

import static io.townlet.telemetry.transport.http.HttpTesting.LONG;
import static io.townlet.telemetry.transport.http.HttpTesting.answer;
import static io.townlet.telemetry.transport.http.HttpTesting.batch;
import static io.townlet.telemetry.transport.http.HttpTesting.started;
import static io.townlet.telemetry.transport.http.HttpTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting, closing, and what is left behind. */
@Timeout(60)
class HttpLifecycleTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void sendsNothingBeforeItWasStarted() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answering(OK));
                Transport transport = transport(server.url(), Map.of())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("transport 'test' was not started; call start before send");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void startsAgainWithoutConnectingAgain() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answering(OK));
                Transport transport = started(server.url())) {
            transport.send(batch("{}"), LONG);
            transport.start(LONG);
            transport.start(LONG);
            transport.send(batch("{}"), LONG);
            // One of the first start, one for all else.
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void makesNoRequestWhenItStarts() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            started(server.url("/")).close();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void canNotBeStartedOnceItIsClosed() throws Exception {
        try (RawServer server = RawServer.start(RawServer.answering(OK))) {
            Transport transport = started(server.url());
            transport.close();
            assertThatThrownBy(() -> transport.start(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is closed");
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("the transport was closed");
        }
    }

    @Test
    void closesWithoutEverHavingBeenStarted() {
        Transport transport = transport(HttpUrl.get("http://127.0.0.1:9/"), Map.of());
        transport.close();
        transport.close();
    }

    /** Without an end of its own the send would outlast the test. */
    @Test
    void closingEndsASendThatWaitsForAnAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        RawServer.Conduct silent = (in, out, socket) -> {
            RawServer.readRequest(in);
            asked.countDown();
            in.transferTo(OutputStream.nullOutputStream());
        };
        try (RawServer server = RawServer.start(silent)) {
            Transport transport = started(server.url());
            FutureTask<Void> send = inBackground(() -> transport.send(batch("{}"), HOUR));
            asked.await();
            transport.close();
            assertThatThrownBy(send::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("the transport was closed before the answer came");
        }
    }

    @Test
    void closingEndsASendThatWaitsForTheServerToRead() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        RawServer.Conduct unwilling = (in, out, socket) -> {
            begun.countDown();
            never.await();
        };
        String large = "\"" + "x".repeat(20_000_000) + "\"";
        try (RawServer server = RawServer.start(unwilling)) {
            Transport transport = started(server.url());
            FutureTask<Void> send = inBackground(() -> transport.send(batch(large), HOUR));
            begun.await();
            transport.close();
            assertThatThrownBy(send::get).cause().isInstanceOf(RetryableTransportException.class);
            never.countDown();
        }
    }

    @Test
    void closingEndsAStartThatWaitsForTheNameServer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Transport transport = transport(HttpUrl.get("http://slow.localhost/"), Map.of(), new ManualClock(), name -> {
            asked.countDown();
            return HttpFaultTest.hang(never);
        });
        FutureTask<Void> start = inBackground(() -> transport.start(HOUR));
        asked.await();
        transport.close();
        assertThatThrownBy(start::get).cause().isInstanceOf(RetryableTransportException.class);
        never.countDown();
    }

    @Test
    void anInterruptBeforeASendDoesNotHarmIt() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(answer(200));
            Transport transport = transport(server.url("/"), Map.of());
            Thread.currentThread().interrupt();
            transport.start(LONG);
            transport.send(batch("{}"), LONG);
            assertThat(Thread.interrupted()).isTrue();
            transport.close();
        }
    }

    @Test
    void closesItsConnections() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        RawServer.Conduct one = (in, out, socket) -> {
            RawServer.readRequest(in);
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            end.complete(in.read());
        };
        try (RawServer server = RawServer.start(one)) {
            Transport transport = started(server.url());
            transport.send(batch("{}"), LONG);
            transport.close();
            assertThat(end.get()).isEqualTo(-1);
        }
    }

    @Test
    void leavesNoThreadThatKeepsTheProcessAlive() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        HeldCertificate authority = Pem.authority();
        Path caFile = Pem.certificate(folder.resolve("ca.pem"), authority);
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(
                    Pem.server(Pem.signedBy(authority, "localhost"), authority).sslSocketFactory());
            server.start();
            server.enqueue(answer(200));
            try (Transport transport = started(server.url("/"), Map.of("ca_file", caFile.toString()))) {
                transport.send(batch("{}"), LONG);
            }
            assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && !thread.isDaemon() && !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> !name.startsWith("MockWebServer"))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    private interface Work {
        void run() throws TransportException;
    }

    private static FutureTask<Void> inBackground(Work work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "sender");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
