package io.townlet.telemetry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that can't be used, and what is said of them. */
class PemRefusalTest {

    private static final HeldCertificate AUTHORITY = TestPem.authority("Test authority");
    private static final HeldCertificate CLIENT =
            TestPem.signedBy(AUTHORITY, "client").build();
    private static final HeldCertificate OTHER =
            TestPem.signedBy(AUTHORITY, "other").build();

    @TempDir
    Path folder;

    private String refusal(String ca, String cert, String key) throws IOException {
        TlsFiles files = new TlsFiles(
                Files.writeString(folder.resolve("ca.pem"), ca),
                Files.writeString(folder.resolve("cert.pem"), cert),
                Files.writeString(folder.resolve("key.pem"), key));
        return refusal(files);
    }

    private static String refusal(TlsFiles files) {
        TlsException refused = catchThrowableOfType(TlsException.class, () -> new TlsSource(files, "test").current());
        assertThat(refused).as("the files are refused").isNotNull();
        return refused.getMessage();
    }

    private String refusalOfKey(String key) throws IOException {
        return refusal(AUTHORITY.certificatePem(), CLIENT.certificatePem(), key);
    }

    private String refusalOfAuthority(String ca) throws IOException {
        return refusal(ca, CLIENT.certificatePem(), CLIENT.privateKeyPkcs8Pem());
    }

    private String file(String option, String name) {
        return option + " '" + folder.resolve(name) + "' ";
    }

    @Test
    void anEncryptedKeyNamesTheWayOut() throws Exception {
        String pkcs8 = CLIENT.privateKeyPkcs8Pem().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        assertThat(refusalOfKey(pkcs8))
                .startsWith(file("key_file", "key.pem") + "is encrypted")
                .contains("openssl pkey -in");
        String old = TestPem.sec1(CLIENT.keyPair())
                .replace(
                        "-----BEGIN EC PRIVATE KEY-----\n",
                        "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n");
        assertThat(refusalOfKey(old)).startsWith(file("key_file", "key.pem") + "is encrypted");
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() throws Exception {
        String refusal = file("key_file", "key.pem") + "is not the key of the first certificate in cert_file '"
                + folder.resolve("cert.pem") + "'; name the two files that were made together";
        assertThat(refusalOfKey(OTHER.privateKeyPkcs8Pem())).isEqualTo(refusal);
        HeldCertificate rsa = TestPem.signedBy(AUTHORITY, "rsa").rsa2048().build();
        assertThat(refusalOfKey(rsa.privateKeyPkcs8Pem())).isEqualTo(refusal);
        HeldCertificate otherRsa = TestPem.signedBy(AUTHORITY, "rsa").rsa2048().build();
        assertThat(refusal(AUTHORITY.certificatePem(), rsa.certificatePem(), otherRsa.privateKeyPkcs1Pem()))
                .isEqualTo(refusal);
    }

    @Test
    void filesInEachOthersPlaceAreToldApart() throws Exception {
        assertThat(refusalOfKey(CLIENT.certificatePem()))
                .startsWith(file("key_file", "key.pem") + "holds no private key; ");
        assertThat(refusalOfAuthority(CLIENT.privateKeyPkcs8Pem()))
                .startsWith(file("ca_file", "ca.pem") + "holds no certificate; ");
    }

    @Test
    void aChainOutOfOrderIsRefused() throws Exception {
        assertThat(refusal(
                        AUTHORITY.certificatePem(),
                        CLIENT.certificatePem() + OTHER.certificatePem(),
                        CLIENT.privateKeyPkcs8Pem()))
                .startsWith(file("cert_file", "cert.pem")
                        + "has its certificates out of order: number 2 must be that of '" + "CN=Test authority'");
    }

    @Test
    void whatIsNoPemIsRefused() throws Exception {
        assertThat(refusalOfAuthority("0\u0082 binary")).contains("holds nothing in PEM form; convert it");
        assertThat(refusalOfAuthority("")).contains("holds nothing in PEM form");
    }

    @Test
    void damageIsNamedButNotQuoted() throws Exception {
        String pem = CLIENT.privateKeyPkcs8Pem();
        String secret = pem.lines().skip(1).findFirst().orElseThrow();
        assertThat(refusalOfKey(pem.replace(secret, "!" + secret)))
                .contains("is damaged: a block 'PRIVATE KEY' is not Base64")
                .doesNotContain(secret);
        assertThat(refusalOfKey(pem.replace("-----END PRIVATE", "-----END RSA PRIVATE")))
                .contains("ends as another one");
        assertThat(refusalOfAuthority(TestPem.pem("CERTIFICATE", new byte[] {1, 2, 3})))
                .contains("holds a damaged certificate, number 1");
    }

    @Test
    void aKeyOfAnUnknownKindIsRefusedWithoutAQuote() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("DSA").generateKeyPair();
        assertThat(refusalOfKey(TestPem.pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
                .contains("holds a 'PRIVATE KEY' that can't be read as an RSA, EC");
        byte[] noCurve = Der.element(
                Der.SEQUENCE, Der.element(Der.INTEGER, new byte[] {1}), Der.element(Der.OCTET_STRING, new byte[32]));
        assertThat(refusalOfKey(TestPem.pem("EC PRIVATE KEY", noCurve))).contains("openssl pkcs8 -topk8 -nocrypt");
        assertThat(refusalOfKey(TestPem.pem("DSA PRIVATE KEY", noCurve))).contains("holds a 'DSA PRIVATE KEY'");
        byte[] cutOff = {0x30, (byte) 0x82, 0x7f, 0x7f, 0x02};
        assertThat(refusalOfKey(TestPem.pem("EC PRIVATE KEY", cutOff))).contains("holds a 'EC PRIVATE KEY'");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        String large = AUTHORITY.certificatePem() + "#".repeat(PemFile.MAX_BYTES);
        assertThat(refusalOfAuthority(large)).contains("is larger than 1048576 bytes");
        String largest = AUTHORITY.certificatePem();
        String filled = largest + "#".repeat(PemFile.MAX_BYTES - largest.length());
        Path ca = Files.writeString(folder.resolve("filled.pem"), filled);
        assertThat(catchThrowableOfType(
                        TlsException.class, () -> new TlsSource(new TlsFiles(ca, null, null), "test").current()))
                .isNull();
    }

    @Test
    void whatIsNotAFileIsRefused() {
        assertThat(refusal(new TlsFiles(folder, null, null)))
                .isEqualTo("ca_file '" + folder + "' is not a file; name a PEM file");
        Path missing = folder.resolve("missing.pem");
        assertThat(refusal(new TlsFiles(missing, null, null)))
                .isEqualTo("ca_file '" + missing + "' does not exist; put the file there, or mend the path");
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertThat(refusal(new TlsFiles(device, null, null))).contains("is not a file");
        }
    }

    @Test
    void noTextShowsWhatAFileHolds() throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), CLIENT.privateKeyPkcs8Pem());
        PemFile file = PemFile.read("key_file", key);
        String secret =
                Base64.getEncoder().encodeToString(CLIENT.keyPair().getPrivate().getEncoded());
        assertThat(file.toString() + file.blocks()).contains("key.pem").doesNotContain(secret.substring(0, 20));
    }
}
