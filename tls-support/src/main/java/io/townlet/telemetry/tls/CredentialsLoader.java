package io.townlet.telemetry.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes credentials of files. */
final class CredentialsLoader {

    /** Of a store that lives in memory only and protects nothing. */
    private static final char[] NO_PASSWORD = {};

    private CredentialsLoader() {}

    static TlsCredentials load(PemFiles files) throws TlsException {
        PemFile ca = files.ca();
        PemFile cert = files.cert();
        PemFile key = files.key();
        List<X509Certificate> authorities = ca == null ? null : CertificateReader.read(ca);
        KeyStore shown = cert == null || key == null ? null : shown(cert, key);
        try {
            X509TrustManager trustManager = trustManager(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(shown), new TrustManager[] {trustManager}, null);
            return new TlsCredentials(context, trustManager);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("this JVM can't set up TLS: " + e + "; check its security settings", e);
        }
    }

    private static KeyStore shown(PemFile cert, PemFile key) throws TlsException {
        List<X509Certificate> chain = CertificateReader.readChain(cert);
        PrivateKey privateKey = PrivateKeyReader.read(key);
        try {
            if (!KeyMatch.isPair(privateKey, chain.get(0).getPublicKey())) {
                throw key.problem(
                        "is not the key of the first certificate in cert_file '" + cert.path()
                                + "'; name the two files that were made together",
                        null);
            }
            KeyStore store = emptyStore();
            store.setKeyEntry("shown", privateKey, NO_PASSWORD, chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw cert.problem("can't be used with key_file '" + key.path() + "': " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] keyManagers(@Nullable KeyStore shown) throws GeneralSecurityException {
        if (shown == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(shown, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static X509TrustManager trustManager(@Nullable List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = null;
        if (authorities != null) {
            trusted = emptyStore();
            for (X509Certificate authority : authorities) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509 certificates");
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
