package io.townlet.telemetry.tls;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;

/** Certificates and keys for the tests, made anew for each run, and the forms in which files hold them. */
final class TestPem {

    private static final byte[] CURVE_P256 = HexFormat.of().parseHex("06082a8648ce3d030107");

    private TestPem() {}

    static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(1)
                .build();
    }

    static HeldCertificate.Builder signedBy(HeldCertificate authority, String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(authority);
    }

    static HeldCertificate.Builder expired(HeldCertificate.Builder builder) {
        long now = System.currentTimeMillis();
        return builder.validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1));
    }

    /** An EC key as {@code openssl ecparam -genkey} writes it: the curve in a block of its own, then the key with its curve. */
    static String sec1(KeyPair pair) {
        byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
        byte[] fixed = new byte[32];
        int used = Math.min(number.length, fixed.length);
        System.arraycopy(number, number.length - used, fixed, fixed.length - used, used);
        byte[] key = Der.element(
                Der.SEQUENCE,
                Der.element(Der.INTEGER, new byte[] {1}),
                Der.element(Der.OCTET_STRING, fixed),
                Der.element(0xa0, CURVE_P256));
        return pem("EC PARAMETERS", CURVE_P256) + pem("EC PRIVATE KEY", key);
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
