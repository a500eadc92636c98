package io.townlet.telemetry.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Puts into plain words why a TLS handshake failed. */
public final class HandshakeProblem {

    /** Causes may go round in a circle. */
    private static final int MAX_CAUSES = 20;

    /** What the JDK's checker of host names says. */
    private static final Pattern WRONG_NAME =
            Pattern.compile("No subject alternative|No name matching|doesn't match|not verified");

    /** What a peer says of our certificate, in the words of RFC 8446. Some JDKs put such a word before our own verdicts as well. */
    private static final Pattern CLIENT_REFUSED = Pattern.compile(
            "Received fatal alert: (bad_certificate|unsupported_certificate|certificate_revoked"
                    + "|certificate_expired|certificate_unknown|unknown_ca|access_denied|certificate_required|decrypt_error)");

    private static final Pattern NO_TLS =
            Pattern.compile("Unsupported or unrecognized SSL message|not an SSL/TLS record");

    private HandshakeProblem() {}

    /**
     * Explains a failure.
     *
     * @param failure what a TLS library threw; its causes are looked at too
     * @return a part of a sentence that says what is wrong and, after a semicolon, what to do, for example {@code the server's
     *     certificate has expired (NotAfter: ...); ...}; empty where the failure has nothing to do with TLS
     */
    public static Optional<String> explain(Throwable failure) {
        boolean tls = false;
        String detail = "";
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            String message = String.valueOf(cause.getMessage());
            Optional<String> known = known(cause, message);
            if (known.isPresent()) {
                return known;
            }
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                tls = true;
                detail = message;
            }
            cause = cause.getCause();
        }
        return tls
                ? Optional.of("the TLS handshake failed: " + detail + "; compare the TLS settings of both sides")
                : Optional.empty();
    }

    private static Optional<String> known(Throwable cause, String message) {
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("the server's certificate, or one that it depends on, has expired (" + message
                    + "); renew it there, or set this machine's clock");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of("the server's certificate, or one that it depends on, is not valid yet (" + message
                    + "); set the clocks of both machines");
        }
        if (cause instanceof CertPathBuilderException) {
            return Optional.of("the server's certificate comes from no authority that is trusted here;"
                    + " let ca_file name the PEM file of the authority that issued it");
        }
        boolean aboutCertificate = cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException;
        if (aboutCertificate && WRONG_NAME.matcher(message).find()) {
            return Optional.of("the server's certificate is for another host ("
                    + message.lines().findFirst().orElse("")
                    + "); connect by a name that stands in it, or give the server one with this name");
        }
        if (!(cause instanceof SSLException)) {
            return Optional.empty();
        }
        if (CLIENT_REFUSED.matcher(message).find()) {
            return Optional.of("the server refuses this side's certificate (" + message
                    + "); let cert_file and key_file name one from an authority that the server trusts");
        }
        return NO_TLS.matcher(message).find()
                ? Optional.of("the server speaks no TLS at this port; name its TLS port")
                : Optional.empty();
    }
}
