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
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes with real servers, good and bad. */
@Timeout(60)
class HttpTlsTest {

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate authority = Pem.authority();
    private Path caFile;

    @BeforeEach
    void writeAuthority() throws IOException {
        caFile = Pem.certificate(folder.resolve("ca.pem"), authority);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void serve(HeldCertificate certificate) throws IOException {
        server.useHttps(Pem.server(certificate, authority).sslSocketFactory());
        server.start();
    }

    private Map<String, String> trusting() {
        return Map.of("ca_file", caFile.toString());
    }

    @Test
    void speaksHttp2WhereTheServerDoes() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(answer(200));
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"), trusting())) {
            transport.send(batch("a", 1, "{}"), LONG);
            transport.send(batch("b", 1, "{}"), LONG);
        }
        RecordedRequest first = server.takeRequest();
        assertThat(first.getVersion()).isEqualTo("HTTP/2");
        assertThat(first.getBody().utf8()).isEqualTo("{}\n");
        assertThat(first.getHandshake().tlsVersion().javaName()).isEqualTo("TLSv1.3");
        // Also the connection of the start is used.
        assertThat(first.getConnectionIndex()).isZero();
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }

    @Test
    void speaksHttp1WhereTheServerKnowsNothingElse() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"), trusting())) {
            transport.send(batch("{}"), LONG);
        }
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    }

    @Test
    void trustsNoOtherAuthority() throws Exception {
        serve(Pem.signedBy(Pem.authority(), "localhost"));
        refuses("comes from no authority that is trusted here");
    }

    @Test
    void trustsTheAuthoritiesOfTheJdkWhereNoneIsNamed() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        try (Transport transport = transport(server.url("/"), Map.of())) {
            assertThatThrownBy(() -> transport.start(LONG))
                    .hasMessageContaining("comes from no authority that is trusted here");
        }
    }

    @Test
    void verifiesTheHostName() throws Exception {
        serve(Pem.signedBy(authority, "elsewhere.example"));
        refuses("the server's certificate is for another host");
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        Instant now = Instant.now();
        serve(new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .validityInterval(
                        now.minus(Duration.ofDays(2)).toEpochMilli(),
                        now.minus(Duration.ofDays(1)).toEpochMilli())
                .build());
        refuses("has expired");
    }

    private void refuses(String why) {
        server.enqueue(answer(200));
        try (Transport transport = transport(server.url("/in"), trusting())) {
            assertThatThrownBy(() -> transport.start(LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageStartingWith(server.url("/in") + ": ")
                    .hasMessageContaining(why);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void saysThatAPortSpeaksNoTls() throws Exception {
        String complaint = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
        RawServer.Conduct plain = (in, out, socket) -> out.write(complaint.getBytes(StandardCharsets.US_ASCII));
        try (RawServer raw = RawServer.start(plain);
                Transport transport =
                        transport(raw.url().newBuilder().scheme("https").build(), trusting())) {
            assertThatThrownBy(() -> transport.start(LONG)).hasMessageContaining("speaks no TLS at this port");
        }
    }

    @Test
    void showsItsCertificate() throws Exception {
        server.requireClientAuth();
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(answer(200));
        HeldCertificate own = Pem.signedBy(authority, "town");
        Map<String, String> options = Map.of(
                "ca_file", caFile.toString(),
                "cert_file", Pem.certificate(folder.resolve("cert.pem"), own).toString(),
                "key_file", Pem.key(folder.resolve("key.pem"), own).toString());
        try (Transport transport = started(server.url("/"), options)) {
            transport.send(batch("{}"), LONG);
        }
        assertThat(server.takeRequest().getHandshake().peerCertificates()).contains(own.certificate());
    }

    @Test
    void failsAsRetryableWhereTheServerWantsACertificateAndThereIsNone() throws Exception {
        server.requireClientAuth();
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(answer(200));
        try (Transport transport = transport(server.url("/"), trusting())) {
            assertThatThrownBy(() -> {
                        // With TLS 1.3 the client's part of the handshake is over before the server refuses.
                        transport.start(LONG);
                        transport.send(batch("{}"), LONG);
                    })
                    .isInstanceOf(RetryableTransportException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void takesRenewedFilesForTheNextConnection() throws Exception {
        HeldCertificate renewed = Pem.authority();
        serve(Pem.signedBy(authority, "localhost"));
        try (MockWebServer next = new MockWebServer();
                Transport transport = started(server.url("/"), trusting())) {
            server.enqueue(answer(200));
            transport.send(batch("{}"), LONG);
            int port = server.getPort();
            server.close();
            next.useHttps(
                    Pem.server(Pem.signedBy(renewed, "localhost"), renewed).sslSocketFactory());
            next.start(InetAddress.getLoopbackAddress(), port);
            next.enqueue(answer(200));
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG)).isInstanceOf(RetryableTransportException.class);
            assertThatThrownBy(() -> {
                        transport.start(LONG);
                        transport.send(batch("{}"), LONG);
                    })
                    .hasMessageContaining("comes from no authority that is trusted here");
            Pem.certificate(caFile, renewed);
            transport.start(LONG);
            transport.send(batch("{}"), LONG);
            assertThat(next.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void leavesTheConnectionsOfOldFiles() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(answer(200));
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"), trusting())) {
            transport.send(batch("{}"), LONG);
            Files.writeString(
                    caFile, authority.certificatePem() + Pem.authority().certificatePem());
            transport.send(batch("{}"), LONG);
        }
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
        assertThat(server.takeRequest().getConnectionIndex()).isOne();
    }

    @Test
    void keepsTheLastGoodFiles() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"), trusting())) {
            Files.writeString(caFile, "not a certificate");
            transport.send(batch("{}"), LONG);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void namesTheFileThatIsBadFromTheStart() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        Files.writeString(caFile, "not a certificate");
        try (Transport transport = transport(server.url("/"), trusting())) {
            assertThatThrownBy(() -> transport.start(LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("ca_file '" + caFile + "'");
            Pem.certificate(caFile, authority);
            transport.start(LONG);
        }
    }

    /** Over HTTP/2 a request that is cut short leaves its connection alone, even where nobody is at its other end any more. */
    @Test
    void leavesAConnectionOnWhichNoAnswerCame() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"), trusting())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), HttpTesting.SHORT))
                    .isInstanceOf(RetryableTransportException.class);
            transport.start(LONG);
            transport.send(batch("{}"), LONG);
        }
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
        assertThat(server.takeRequest().getConnectionIndex()).isOne();
    }

    @Test
    void isRetryableWhereTheServerRefusesAStream() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        // REFUSED_STREAM of RFC 9113, section 7: the library would ask again on its own.
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseStream(7))
                .build());
        server.enqueue(answer(200));
        try (Transport transport = started(server.url("/"), trusting())) {
            assertThatThrownBy(() -> transport.send(batch("{}"), LONG)).isInstanceOf(RetryableTransportException.class);
            transport.start(LONG);
            transport.send(batch("{}"), LONG);
        }
    }

    @Test
    void takesAnEarlyRefusalOverHttp2() throws Exception {
        serve(Pem.signedBy(authority, "localhost"));
        server.enqueue(new MockResponse.Builder()
                .code(413)
                .doNotReadRequestBody()
                .onResponseEnd(new SocketEffect.CloseStream(0))
                .build());
        String large = "\"" + "x".repeat(1_000_000) + "\"";
        try (Transport transport = started(server.url("/"), trusting())) {
            assertThatThrownBy(() -> transport.send(batch(large), LONG)).hasMessageContaining("answered 413");
        }
    }
}
