package io.townlet.telemetry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsSourceTest {

    private static final HeldCertificate AUTHORITY = TestPem.authority("Test authority");
    private static final HeldCertificate FIRST =
            TestPem.signedBy(AUTHORITY, "client").build();
    private static final HeldCertificate RENEWED =
            TestPem.signedBy(AUTHORITY, "client").build();

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Path ca;
    private Path cert;
    private Path key;
    private TlsSource source;

    @BeforeEach
    void writeTheFiles() throws IOException {
        ca = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificatePem());
        cert = Files.writeString(folder.resolve("cert.pem"), FIRST.certificatePem());
        key = Files.writeString(folder.resolve("key.pem"), FIRST.privateKeyPkcs8Pem());
        source = new TlsSource(new TlsFiles(ca, cert, key), new TlsSource.Notices() {
            @Override
            public void reloaded() {
                told.add("reloaded");
            }

            @Override
            public void refused(TlsException problem) {
                told.add(problem.getMessage());
            }
        });
    }

    @Test
    void unchangedFilesGiveTheSameCredentials() throws Exception {
        TlsCredentials first = source.current();
        assertThat(source.current()).isSameAs(first);
        assertThat(told).isEmpty();
    }

    @Test
    void aGoodChangeServesTheNextConnection() throws Exception {
        TlsCredentials first = source.current();
        try (LocalHandshake server = LocalHandshake.mutualServer(
                TestPem.signedBy(AUTHORITY, "localhost").build(), AUTHORITY)) {
            assertThat(server.connect(first, "localhost")).contains(FIRST.certificate());
            Files.writeString(cert, RENEWED.certificatePem());
            Files.writeString(key, RENEWED.privateKeyPkcs8Pem());
            assertThat(server.connect(source.current(), "localhost")).contains(RENEWED.certificate());
        }
        assertThat(told).containsExactly("reloaded");
    }

    @Test
    void aChangeThatKeepsTimeAndSizeIsSeen() throws Exception {
        FileTime time = Files.getLastModifiedTime(ca);
        TlsCredentials first = source.current();
        Files.writeString(ca, "\n" + AUTHORITY.certificatePem().stripTrailing());
        Files.setLastModifiedTime(ca, time);
        assertThat(source.current()).isNotSameAs(first);
    }

    @Test
    void aBadChangeKeepsTheLastGoodAndSaysSoOnce() throws Exception {
        TlsCredentials first = source.current();
        Files.writeString(ca, "-----BEGIN CERTIFICATE-----\nMII");
        assertThat(source.current()).isSameAs(first);
        assertThat(source.current()).isSameAs(first);
        assertThat(told)
                .containsExactly(
                        "ca_file '" + ca + "' is damaged: a block 'CERTIFICATE' has no end; copy or make it again");
    }

    @Test
    void halfOfARenewalKeepsTheLastGoodUntilTheOtherHalfComes() throws Exception {
        TlsCredentials first = source.current();
        Files.writeString(cert, RENEWED.certificatePem());
        assertThat(source.current()).isSameAs(first);
        assertThat(told).singleElement().asString().contains("is not the key of the first certificate in cert_file");
        Files.writeString(key, RENEWED.privateKeyPkcs8Pem());
        assertThat(source.current()).isNotSameAs(first);
        assertThat(told).hasSize(2).endsWith("reloaded");
    }

    @Test
    void aFileThatGoesAwayKeepsTheLastGood() throws Exception {
        TlsCredentials first = source.current();
        Path aside = folder.resolve("aside.pem");
        Files.move(key, aside);
        assertThat(source.current()).isSameAs(first);
        assertThat(told).singleElement().asString().startsWith("key_file '" + key + "' does not exist; ");
        Files.move(aside, key, StandardCopyOption.REPLACE_EXISTING);
        // The context is made anew, but of what was in use before.
        assertThat(source.current()).isNotNull();
    }

    @Test
    void aBadStartIsAnErrorUntilItIsMended() throws Exception {
        Files.writeString(ca, "");
        assertThat(catchThrowableOfType(TlsException.class, source::current))
                .hasMessageContaining("ca_file '" + ca + "'");
        assertThat(catchThrowableOfType(TlsException.class, source::current)).isNotNull();
        Files.writeString(ca, AUTHORITY.certificatePem());
        assertThat(source.current()).isNotNull();
        assertThat(told).isEmpty();
    }
}
