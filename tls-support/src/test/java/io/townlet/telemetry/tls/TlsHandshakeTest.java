package io.townlet.telemetry.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TlsHandshakeTest {

    private static final HeldCertificate AUTHORITY = TestPem.authority("Test authority");
    private static final HeldCertificate SERVER =
            TestPem.signedBy(AUTHORITY, "localhost").build();

    @TempDir
    Path folder;

    private Path ca;

    @BeforeEach
    void writeTheAuthority() throws IOException {
        ca = write("ca.pem", AUTHORITY.certificatePem());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private TlsCredentials trusting(Path authorities) throws TlsException {
        return new TlsSource(new TlsFiles(authorities, null, null), "test").current();
    }

    private static Stream<Arguments> formsOfKeys() {
        HeldCertificate rsa = TestPem.signedBy(AUTHORITY, "client").rsa2048().build();
        HeldCertificate ec = TestPem.signedBy(AUTHORITY, "client").ecdsa256().build();
        return Stream.of(
                Arguments.of("RSA as PKCS#8", rsa, rsa.privateKeyPkcs8Pem()),
                Arguments.of("RSA as PKCS#1", rsa, rsa.privateKeyPkcs1Pem()),
                Arguments.of("EC as PKCS#8", ec, ec.privateKeyPkcs8Pem()),
                Arguments.of("EC as SEC1", ec, TestPem.sec1(ec.keyPair())),
                Arguments.of(
                        "EC with a byte order mark and lines of Windows",
                        ec,
                        "\ufeff" + ec.privateKeyPkcs8Pem().replace("\n", "\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formsOfKeys")
    void everyFormOfKeyServesAMutualHandshake(String form, HeldCertificate client, String key) throws Exception {
        TlsFiles files = new TlsFiles(ca, write("cert.pem", client.certificatePem()), write("key.pem", key));
        try (LocalHandshake server = LocalHandshake.mutualServer(SERVER, AUTHORITY)) {
            assertThat(server.connect(new TlsSource(files, "test").current(), "localhost"))
                    .contains(client.certificate());
        }
    }

    @Test
    void aChainIsShownWhole() throws Exception {
        HeldCertificate intermediate = new HeldCertificate.Builder()
                .commonName("Intermediate")
                .certificateAuthority(0)
                .signedBy(AUTHORITY)
                .build();
        HeldCertificate client = TestPem.signedBy(intermediate, "client").build();
        TlsFiles files = new TlsFiles(
                ca,
                write("cert.pem", client.certificatePem() + intermediate.certificatePem()),
                write("key.pem", client.privateKeyPkcs8Pem()));
        try (LocalHandshake server = LocalHandshake.mutualServer(SERVER, AUTHORITY)) {
            assertThat(server.connect(new TlsSource(files, "test").current(), "localhost"))
                    .contains(client.certificate());
        }
    }

    @Test
    void anyOfSeveralAuthoritiesIsTrusted() throws Exception {
        Path both = write(
                "both.pem", TestPem.authority("Other").certificatePem() + "\n# ours\n" + AUTHORITY.certificatePem());
        try (LocalHandshake server = LocalHandshake.server(SERVER)) {
            assertThat(server.connect(trusting(both), "localhost")).isEmpty();
        }
    }

    @Test
    void anotherAuthorityIsNotTrusted() throws Exception {
        Path other = write("other.pem", TestPem.authority("Other").certificatePem());
        assertThat(explained(SERVER, trusting(other), "localhost"))
                .contains("comes from no authority that is trusted here; let ca_file name");
    }

    @Test
    void withoutAnAuthorityTheJdkDecides() throws Exception {
        TlsCredentials ofTheJdk = new TlsSource(new TlsFiles(null, null, null), "test").current();
        assertThat(ofTheJdk.trustManager().getAcceptedIssuers()).isNotEmpty();
        assertThat(explained(SERVER, ofTheJdk, "localhost")).contains("comes from no authority that is trusted here");
    }

    @Test
    void anotherHostIsNotTrusted() throws Exception {
        assertThat(explained(SERVER, trusting(ca), "elsewhere.test"))
                .contains("is for another host")
                .contains("elsewhere.test")
                .contains("; connect by a name that stands in it");
    }

    @Test
    void anExpiredServerIsNotTrusted() throws Exception {
        HeldCertificate expired =
                TestPem.expired(TestPem.signedBy(AUTHORITY, "localhost")).build();
        assertThat(explained(expired, trusting(ca), "localhost")).contains("has expired (NotAfter: ");
    }

    @Test
    void anExpiredCertificateOfOursIsLoadedAndRefusedByTheServer() throws Exception {
        HeldCertificate expired =
                TestPem.expired(TestPem.signedBy(AUTHORITY, "client")).build();
        TlsFiles files = new TlsFiles(
                ca, write("cert.pem", expired.certificatePem()), write("key.pem", expired.privateKeyPkcs8Pem()));
        TlsCredentials loaded = new TlsSource(files, "test").current();
        try (LocalHandshake server = LocalHandshake.mutualServer(SERVER, AUTHORITY)) {
            assertThat(explained(catchThrowable(() -> server.connect(loaded, "localhost"))))
                    .contains("the server refuses this side's certificate");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsCalledThat() throws Exception {
        TlsCredentials credentials = trusting(ca);
        try (ServerSocket server = new ServerSocket(0)) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerInPlainText(server));
            Throwable failure = catchThrowable(() -> {
                try (Socket client =
                        credentials.context().getSocketFactory().createSocket("localhost", server.getLocalPort())) {
                    int unused = client.getInputStream().read();
                }
            });
            answered.join();
            assertThat(explained(failure)).contains("speaks no TLS at this port");
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        try (Socket accepted = server.accept()) {
            accepted.getOutputStream().write("220 hello, this is no TLS\r\n".getBytes(UTF_8));
            accepted.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailureThatHasNothingToDoWithTlsIsNotExplained() {
        assertThat(HandshakeProblem.explain(new IOException("Connection reset")))
                .isEmpty();
        assertThat(HandshakeProblem.explain(new IOException("x", new SSLHandshakeException("odd"))))
                .contains("the TLS handshake failed: odd; compare the TLS settings of both sides");
    }

    private static String explained(HeldCertificate shown, TlsCredentials credentials, String host) throws Exception {
        try (LocalHandshake server = LocalHandshake.server(shown, new X509Certificate[0])) {
            return explained(catchThrowable(() -> server.connect(credentials, host)));
        }
    }

    private static String explained(Throwable failure) {
        return HandshakeProblem.explain(failure).orElseThrow(() -> new AssertionError(failure));
    }
}
