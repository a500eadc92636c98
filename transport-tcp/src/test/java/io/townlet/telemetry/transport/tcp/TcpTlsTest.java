package io.townlet.telemetry.transport.tcp;

import static io.townlet.telemetry.transport.tcp.TcpTesting.LONG;
import static io.townlet.telemetry.transport.tcp.TcpTesting.SHORT;
import static io.townlet.telemetry.transport.tcp.TcpTesting.batch;
import static io.townlet.telemetry.transport.tcp.TcpTesting.bytes;
import static io.townlet.telemetry.transport.tcp.TcpTesting.events;
import static io.townlet.telemetry.transport.tcp.TcpTesting.muchEvents;
import static io.townlet.telemetry.transport.tcp.TcpTesting.wholeLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TcpTlsTest {

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .commonName("Test authority")
            .certificateAuthority(0)
            .build();
    private static final HeldCertificate SERVER = signed("localhost").build();
    private static final HeldCertificate CLIENT = signed("client").build();

    @TempDir
    Path folder;

    private final Map<String, Object> raw = new HashMap<>();

    private static HeldCertificate.Builder signed(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(AUTHORITY);
    }

    private static HeldCertificate expired(HeldCertificate.Builder builder) {
        long now = System.currentTimeMillis();
        return builder.validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
                .build();
    }

    @BeforeEach
    void trustTheAuthority() throws IOException {
        write("ca_file", AUTHORITY.certificatePem());
    }

    private void write(String option, String pem) throws IOException {
        raw.put(option, Files.writeString(folder.resolve(option + ".pem"), pem).toString());
    }

    private void show(HeldCertificate client) throws IOException {
        write("cert_file", client.certificatePem());
        write("key_file", client.privateKeyPkcs8Pem());
    }

    private Transport transport(TlsLineServer server) {
        return transport("localhost:" + server.port());
    }

    private Transport transport(String endpoint) {
        raw.put("endpoint", endpoint);
        return TcpTesting.transport(raw);
    }

    private String refusal(TlsLineServer server) {
        try (Transport transport = transport(server)) {
            RetryableTransportException refused =
                    catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG));
            assertThat(refused)
                    .as("the start fails")
                    .hasMessageStartingWith("can't connect to endpoint localhost:" + server.port() + ": ");
            return refused.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void eventsAreSentEncrypted(String protocol) throws Exception {
        try (TlsLineServer server = TlsLineServer.start(SERVER, protocol);
                Transport transport = transport(server)) {
            transport.start(LONG);
            TlsLineServer.Session session = server.session();
            assertThat(session.tls().getSession().getProtocol()).isEqualTo(protocol);
            // Without a word of TLS at the end, reading to the end would be an error.
            CompletableFuture<byte[]> read = session.readToEndMeanwhile();
            List<EncodedEvent> events = events(0, 3000, 200);
            transport.send(batch(events.subList(0, 1)), LONG);
            transport.send(batch(events.subList(1, 3000)), LONG);
            transport.close();
            assertThat(read.join()).isEqualTo(bytes(events));
        }
    }

    @Test
    void theServerIsToldTheHostName() throws Exception {
        try (TlsLineServer server = TlsLineServer.start(SERVER);
                Transport transport = transport(server)) {
            transport.start(LONG);
            ExtendedSSLSession session =
                    (ExtendedSSLSession) server.session().tls().getSession();
            assertThat(session.getRequestedServerNames()).containsExactly(new SNIHostName("localhost"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theServerMayDemandACertificate(String protocol) throws Exception {
        try (TlsLineServer server = TlsLineServer.mutual(SERVER, AUTHORITY, protocol)) {
            show(CLIENT);
            try (Transport transport = transport(server)) {
                transport.start(LONG);
                assertThat(server.session().tls().getSession().getPeerCertificates()[0])
                        .isEqualTo(CLIENT.certificate());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aCertificateThatTheServerRefusesFailsTheStart(String protocol) throws Exception {
        try (TlsLineServer server = TlsLineServer.mutual(SERVER, AUTHORITY, protocol)) {
            show(expired(signed("client")));
            assertThat(refusal(server)).contains("the server refuses this side's certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aCertificateThatIsMissingFailsTheStart(String protocol) throws Exception {
        try (TlsLineServer server = TlsLineServer.mutual(SERVER, AUTHORITY, protocol)) {
            assertThat(refusal(server)).contains("the server refuses this side's certificate");
        }
    }

    @Test
    void anotherAuthorityIsNotTrusted() throws Exception {
        write(
                "ca_file",
                new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem());
        try (TlsLineServer server = TlsLineServer.start(SERVER)) {
            assertThat(refusal(server)).contains("comes from no authority that is trusted here; let ca_file name");
        }
    }

    @Test
    void anotherHostIsNotTrustedUnlessToldSo() throws Exception {
        try (TlsLineServer server = TlsLineServer.start(signed("elsewhere.test").build())) {
            assertThat(refusal(server)).contains("is for another host").contains("localhost");
            raw.put("verify_hostname", false);
            try (Transport transport = transport(server)) {
                transport.start(LONG);
            }
        }
    }

    @Test
    void anAddressIsVerifiedLikeAName() throws Exception {
        try (TlsLineServer server = TlsLineServer.start(signed("127.0.0.1").build());
                Transport transport = transport("127.0.0.1:" + server.port())) {
            transport.start(LONG);
        }
        try (TlsLineServer server = TlsLineServer.start(SERVER);
                Transport transport = transport("127.0.0.1:" + server.port())) {
            assertThat(catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("is for another host");
        }
    }

    @Test
    void anExpiredServerIsNotTrusted() throws Exception {
        try (TlsLineServer server = TlsLineServer.start(expired(signed("localhost")))) {
            assertThat(refusal(server)).contains("has expired (NotAfter: ");
        }
    }

    @Test
    void aRenewedCertificateServesTheNextStart() throws Exception {
        try (TlsLineServer server = TlsLineServer.mutual(SERVER, AUTHORITY, "TLSv1.3")) {
            show(expired(signed("client")));
            try (Transport transport = transport(server)) {
                assertThat(catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG)))
                        .isNotNull();
                show(CLIENT);
                transport.start(LONG);
                transport.send(batch(events(0, 1, 5)), LONG);
                assertThat(server.session().read(bytes(events(0, 1, 5)).length)).isEqualTo(bytes(events(0, 1, 5)));
            }
        }
    }

    @Test
    void aFileThatIsMissingIsNamed() throws Exception {
        raw.put("ca_file", folder.resolve("missing.pem").toString());
        try (TlsLineServer server = TlsLineServer.start(SERVER)) {
            assertThat(refusal(server))
                    .endsWith("ca_file '" + folder.resolve("missing.pem")
                            + "' does not exist; put the file there, or mend the path");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsCalledThat() throws Exception {
        try (LineServer server = LineServer.start();
                Transport transport = transport("localhost:" + server.port())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try {
                    server.accept().say("220 hello\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("the server speaks no TLS at this port");
            answered.join();
        }
    }

    @Test
    void aHandshakeThatDoesNotEndFailsTheStart() throws Exception {
        try (LineServer server = LineServer.start();
                Transport transport = transport("localhost:" + server.port())) {
            assertThat(catchThrowableOfType(RetryableTransportException.class, () -> transport.start(SHORT)))
                    .hasMessage("can't connect to endpoint localhost:" + server.port()
                            + ": the TLS handshake did not finish within 200 ms; check that the port is one for TLS, or raise"
                            + " connect_timeout_seconds");
            // The connection was let go of.
            assertThat(server.accept().readToEnd()).isNotEmpty();
        }
    }

    @Test
    void aServerThatHangsUpInTheHandshakeIsCalledThat() throws Exception {
        try (LineServer server = LineServer.start();
                Transport transport = transport("localhost:" + server.port())) {
            CompletableFuture<RetryableTransportException> start = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG)));
            LineServer.Session session = server.accept();
            session.endOutput();
            assertThat(start.join())
                    .hasMessageContaining("during the TLS handshake; check that the port is one for TLS");
        }
    }

    @Test
    void closingFreesAStartThatBlocks() throws Exception {
        try (LineServer server = LineServer.start()) {
            Transport transport = transport("localhost:" + server.port());
            CompletableFuture<RetryableTransportException> start = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(RetryableTransportException.class, () -> transport.start(LONG)));
            server.accept().read(1);
            transport.close();
            assertThat(start.join()).hasMessageContaining("the transport was closed");
        }
    }

    @Test
    void aStalledServerFailsTheSendAndIsToldNothingTwice() throws Exception {
        List<EncodedEvent> events = muchEvents();
        try (TlsLineServer server = TlsLineServer.start(SERVER);
                Transport transport = transport(server)) {
            transport.start(LONG);
            TlsLineServer.Session first = server.session();
            RetryableTransportException stalled = catchThrowableOfType(
                    RetryableTransportException.class, () -> transport.send(batch(events), Duration.ofSeconds(1)));
            int delivered = stalled.deliveredPrefix();
            assertThat(delivered).isBetween(1, events.size() - 1);
            assertThat(wholeLines(first.readToWhereItBreaks())).isEqualTo(delivered);
        }
    }
}
