package io.townlet.telemetry.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key for 127.0.0.1 with a certificate that signs itself, made by the JDK's keytool. It protects nothing. */
final class ServerKey {

    private static final String PASSWORD = "benchmark";

    private ServerKey() {}

    /** Makes a key in a folder, where none is there yet. */
    static void create(Path folder) throws IOException, InterruptedException {
        if (Files.exists(certificate(folder))) {
            return;
        }
        String store = store(folder).toString();
        Files.deleteIfExists(store(folder));
        keytool(
                "-genkeypair",
                "-keystore",
                store,
                "-storetype",
                "PKCS12",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=benchmark",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "3650");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                store,
                "-alias",
                "server",
                "-file",
                certificate(folder).toString());
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no key: " + said);
        }
    }

    /** Names the certificate, which a client trusts. */
    static Path certificate(Path folder) {
        return folder.resolve("server.pem");
    }

    private static Path store(Path folder) {
        return folder.resolve("server.p12");
    }

    /** Reads the key for a server. */
    static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(folder))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
