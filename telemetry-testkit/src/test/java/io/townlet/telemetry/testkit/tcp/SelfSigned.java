package io.townlet.telemetry.testkit.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for 127.0.0.1, made by the JDK's keytool, and trusted by its own holder.
 *
 * @param context holds it, and trusts it
 */
public record SelfSigned(SSLContext context) {

    private static final char[] PASSWORD = "of no account".toCharArray();

    public static SelfSigned create() throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("testkit");
        Path file = folder.resolve("self.p12");
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(
                                            System.getProperty("townlet.java.home", System.getProperty("java.home")),
                                            "bin",
                                            "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "self",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=ip:127.0.0.1,dns:localhost",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(PASSWORD),
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said =
                    new String(keytool.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
            return new SelfSigned(read(file));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static SSLContext read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
