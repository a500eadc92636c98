package io.townlet.telemetry.testkit.net;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * How a server speaks TLS. Immutable as long as nobody changes the parameters.
 *
 * @param context holds the server's certificate
 * @param parameters for example the protocols, or that a client certificate is needed
 */
public record ServerTls(SSLContext context, SSLParameters parameters) {

    /**
     * Takes the context's own parameters.
     *
     * @param context holds the server's certificate
     * @return TLS by the context's defaults
     */
    public static ServerTls of(SSLContext context) {
        return new ServerTls(context, context.getDefaultSSLParameters());
    }

    /** Shakes hands on an accepted socket. */
    Socket wrap(Socket raw) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        tls.setUseClientMode(false);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }
}
