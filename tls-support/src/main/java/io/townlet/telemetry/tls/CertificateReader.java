package io.townlet.telemetry.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads certificates. Their validity is left to the handshake: an expired one is no reason to refuse a file. */
final class CertificateReader {

    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private CertificateReader() {}

    /**
     * Reads all certificates of a file. Blocks of other kinds are passed over.
     *
     * @return the certificates in order, at least one
     * @throws TlsException where there is none, or one can't be read
     */
    static List<X509Certificate> read(PemFile file) throws TlsException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : file.blocks()) {
            if (LABELS.contains(block.label())) {
                certificates.add(decode(file, block, certificates.size() + 1));
            }
        }
        if (certificates.isEmpty()) {
            throw file.problem("holds no certificate; name the file with a block '-----BEGIN CERTIFICATE-----'", null);
        }
        return certificates;
    }

    /**
     * Reads a certificate, and those that lead from it to its authority.
     *
     * @return the certificate, then the one of its issuer, and so on
     * @throws TlsException where they don't lead anywhere
     */
    static List<X509Certificate> readChain(PemFile file) throws TlsException {
        List<X509Certificate> chain = read(file);
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate issued = chain.get(i - 1);
            if (!issued.getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw file.problem(
                        "has its certificates out of order: number " + (i + 1) + " must be that of '"
                                + issued.getIssuerX500Principal().getName() + "', which issued number " + i
                                + "; put the certificate of key_file first, and each issuer after what it issued",
                        null);
            }
        }
        return chain;
    }

    private static X509Certificate decode(PemFile file, PemBlock block, int number) throws TlsException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException e) {
            throw file.problem("holds a damaged certificate, number " + number + "; copy or make it again", e);
        }
    }
}
