package io.townlet.telemetry.transport.websocket;

import static io.townlet.telemetry.transport.websocket.WebSocketTesting.LONG;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.batch;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.lines;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.thrown;
import static io.townlet.telemetry.transport.websocket.WebSocketTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSockets over TLS, with certificates made for each test, to OkHttp's own server. */
class TlsTest {

    private static final HeldCertificate AUTHORITY = authority("Authority of servers");
    private static final HeldCertificate STRANGER = authority("Some other authority");
    private static final HeldCertificate CLIENT_AUTHORITY = authority("Authority of clients");

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    private Path caFile;

    @BeforeEach
    void writeAuthority() throws IOException {
        caFile = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificatePem());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }

    private static HeldCertificate certificate(HeldCertificate authority, String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .build();
    }

    private String serve(HeldCertificate certificate) throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(CLIENT_AUTHORITY.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder()
                    .webSocketUpgrade(new WebSocketListener() {
                        @Override
                        public void onMessage(WebSocket webSocket, String text) {
                            messages.add(text);
                        }

                        @Override
                        public void onClosing(WebSocket webSocket, int code, String reason) {
                            webSocket.close(code, null);
                        }
                    })
                    .build());
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
        return "wss://127.0.0.1:" + server.getPort() + "/events?token=sesame";
    }

    @Test
    void eventsArriveOverTls() throws Exception {
        String url = serve(certificate(AUTHORITY, "127.0.0.1"));
        try (Transport transport = transport(url, "ca_file", caFile.toString(), "compression", "deflate")) {
            transport.start(LONG);
            transport.send(batch(lines(0, 300, 2000)), LONG);
            assertThat(messages.stream().toList()).isEqualTo(lines(0, 300, 2000));
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() throws Exception {
        String url = serve(certificate(STRANGER, "127.0.0.1"));
        try (Transport transport = transport(url, "ca_file", caFile.toString())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("no authority that is trusted here")
                    .hasMessageContaining("ca_file");
        }
    }

    @Test
    void withoutAnAuthorityOfItsOwnATransportTrustsThoseOfTheJdk() throws Exception {
        String url = serve(certificate(AUTHORITY, "127.0.0.1"));
        try (Transport transport = transport(url)) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("no authority that is trusted here");
        }
    }

    @Test
    void aServerOfAnotherNameIsRefused() throws Exception {
        String url = serve(certificate(AUTHORITY, "other.example.org"));
        try (Transport transport = transport(url, "ca_file", caFile.toString())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("certificate is for another host");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsToldApart() throws Exception {
        try (RawServer plain = new RawServer(peer -> {
                    peer.answer("HTTP/1.1 400 Bad Request");
                    peer.drain();
                });
                Transport transport =
                        transport("wss://127.0.0.1:" + plain.port() + "/", "ca_file", caFile.toString())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("speaks no TLS");
        }
    }

    @Test
    void aServerThatWantsACertificateIsShownOne() throws Exception {
        HeldCertificate certificate = certificate(CLIENT_AUTHORITY, "town");
        Path certFile = Files.writeString(folder.resolve("cert.pem"), certificate.certificatePem());
        Path keyFile = Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
        server.requireClientAuth();
        String url = serve(certificate(AUTHORITY, "127.0.0.1"));
        try (Transport transport = transport(url, "ca_file", caFile.toString())) {
            thrown(RetryableTransportException.class, () -> transport.start(LONG));
        }
        try (Transport transport = transport(
                url, "ca_file", caFile.toString(), "cert_file", certFile.toString(), "key_file", keyFile.toString())) {
            transport.start(LONG);
            transport.send(batch(0, 2), LONG);
            assertThat(messages).containsExactlyElementsOf(lines(0, 2, 10));
        }
    }

    @Test
    void renewedFilesServeTheNextConnection() throws Exception {
        String url = serve(certificate(AUTHORITY, "127.0.0.1"));
        Files.writeString(caFile, STRANGER.certificatePem());
        try (Transport transport = transport(url, "ca_file", caFile.toString())) {
            thrown(RetryableTransportException.class, () -> transport.start(LONG));
            Files.writeString(caFile, AUTHORITY.certificatePem());
            transport.start(LONG);
            transport.send(batch(0, 1), LONG);
            assertThat(messages).hasSize(1);
            // What can't be used is no reason to stop.
            Files.writeString(caFile, "-----BEGIN CERTIFICATE-----\nhalf a fi");
            transport.start(LONG);
            transport.send(batch(1, 2), LONG);
            assertThat(messages).hasSize(2);
        }
    }

    @Test
    void aFileThatIsMissingIsNamedAndLookedForAgain() throws Exception {
        String url = serve(certificate(AUTHORITY, "127.0.0.1"));
        Path late = folder.resolve("late.pem");
        try (Transport transport = transport(url, "ca_file", late.toString())) {
            assertThat(thrown(RetryableTransportException.class, () -> transport.start(LONG)))
                    .hasMessageContaining("ca_file")
                    .hasMessageContaining("late.pem");
            Files.copy(caFile, late);
            transport.start(LONG);
        }
    }

    @Test
    void theRequestGoesByTheNameInTheUrl() throws Exception {
        String url = serve(certificate(AUTHORITY, "localhost")).replace("127.0.0.1", "localhost");
        try (Transport transport = transport(url, "ca_file", caFile.toString(), "bearer_token", "sesame")) {
            transport.start(LONG);
            RecordedRequest request = server.takeRequest(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(request).isNotNull();
            assertThat(request.getHeaders().get("Host")).isEqualTo("localhost:" + server.getPort());
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sesame");
        }
    }
}
