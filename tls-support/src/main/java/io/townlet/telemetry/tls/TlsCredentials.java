package io.townlet.telemetry.tls;

import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * What one look at the PEM files gave. Immutable, and safe for use by several threads.
 *
 * @param context makes engines and sockets that trust what {@code ca_file} holds (without one: what the JDK does) and show the
 *     certificate of {@code cert_file} where the server asks for one; host names are verified only where the user of an engine or a
 *     socket asks for that
 * @param trustManager decides whom {@code context} trusts, for libraries that want to be told
 */
public record TlsCredentials(SSLContext context, X509TrustManager trustManager) {

    /** Checks that nothing is null. */
    public TlsCredentials {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(trustManager, "trustManager");
    }
}
