package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.tls.TlsCredentials;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Makes the TLS engines of connections to one endpoint.
 *
 * @param credentials whom to trust and what to show
 * @param endpoint where the server listens
 * @param verifyHostname whether the server's certificate must be for the endpoint's host
 */
record TlsEngines(TlsCredentials credentials, Endpoint endpoint, boolean verifyHostname) {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    SSLEngine create() {
        SSLEngine engine = credentials.context().createSSLEngine(endpoint.host(), endpoint.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        if (verifyHostname) {
            // RFC 2818, the rules of which are those of RFC 6125 for names and addresses.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (endpoint.isName()) {
            // By itself the JDK leaves out names without a dot.
            parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }
}
