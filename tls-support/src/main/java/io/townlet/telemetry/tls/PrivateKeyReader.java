package io.townlet.telemetry.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/** Reads a private key in the forms that OpenSSL and certificate authorities hand out: PKCS#8, PKCS#1 (RFC 8017) and SEC1 (RFC 5915). */
final class PrivateKeyReader {

    /** Those that TLS can use. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "RSASSA-PSS", "EdDSA");

    /** The tag of an EC key's curve, the only thing in it that PKCS#8 wants elsewhere. */
    private static final int CURVE = 0xa0;

    private static final byte[] VERSION_0 = Der.element(Der.INTEGER, new byte[] {0});

    /** AlgorithmIdentifier {rsaEncryption 1.2.840.113549.1.1.1, NULL}. */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    /** OBJECT IDENTIFIER ecPublicKey, 1.2.840.10045.2.1. */
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private PrivateKeyReader() {}

    /**
     * Reads the first private key of a file.
     *
     * @throws TlsException where there is none, or it is encrypted or of an unknown kind
     */
    static PrivateKey read(PemFile file) throws TlsException {
        for (PemBlock block : file.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return decode(file, block);
            }
        }
        throw file.problem("holds no private key; name the file with a block '-----BEGIN PRIVATE KEY-----'", null);
    }

    private static PrivateKey decode(PemFile file, PemBlock block) throws TlsException {
        if (block.encrypted() || block.label().startsWith("ENCRYPTED")) {
            throw file.problem(
                    "is encrypted, and there is nobody to ask for the password; decrypt it with 'openssl pkey -in FILE -out PLAIN', and let PLAIN be readable by the process's user alone",
                    null);
        }
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> ofPkcs8(block.der());
                case "RSA PRIVATE KEY" -> ofPkcs8(pkcs8(RSA, block.der()));
                case "EC PRIVATE KEY" -> ofPkcs8(pkcs8(Der.element(Der.SEQUENCE, EC, curve(block.der())), block.der()));
                default -> throw new InvalidKeySpecException("a block of another kind");
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause, whose message may quote the key.
            throw file.problem(
                    "holds a '" + block.label()
                            + "' that can't be read as an RSA, EC (of a named curve) or Ed25519 key; convert it with 'openssl pkcs8 -topk8 -nocrypt -in FILE -out PLAIN'",
                    null);
        }
    }

    /** PrivateKeyInfo of RFC 5208: version, algorithm, key. */
    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return Der.element(Der.SEQUENCE, VERSION_0, algorithm, Der.element(Der.OCTET_STRING, key));
    }

    /** Finds the curve in ECPrivateKey of RFC 5915: version, key, [0] curve, [1] public key. */
    private static byte[] curve(byte[] sec1) {
        ByteBuffer fields = Der.content(ByteBuffer.wrap(sec1), Der.SEQUENCE);
        Der.content(fields, Der.INTEGER);
        Der.content(fields, Der.OCTET_STRING);
        ByteBuffer curve = Der.content(fields, CURVE);
        byte[] identifier = new byte[curve.remaining()];
        curve.get(identifier);
        return identifier;
    }

    private static PrivateKey ofPkcs8(byte[] der) throws GeneralSecurityException {
        InvalidKeySpecException unknown = new InvalidKeySpecException("no known algorithm");
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException e) {
                unknown.addSuppressed(e);
            }
        }
        throw unknown;
    }
}
