package io.townlet.telemetry.transport.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates made anew for each run, and the files that hold them. */
final class Pem {

    private Pem() {}

    static HeldCertificate authority() {
        return new HeldCertificate.Builder().certificateAuthority(0).build();
    }

    static HeldCertificate signedBy(HeldCertificate authority, String name) {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .build();
    }

    /** What a server needs to show a certificate, and to ask clients for one of the same authority. */
    static HandshakeCertificates server(HeldCertificate own, HeldCertificate authority) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(own)
                .addTrustedCertificate(authority.certificate())
                .build();
    }

    static Path certificate(Path file, HeldCertificate certificate) throws IOException {
        return Files.writeString(file, certificate.certificatePem());
    }

    static Path key(Path file, HeldCertificate certificate) throws IOException {
        return Files.writeString(file, certificate.privateKeyPkcs8Pem());
    }
}
