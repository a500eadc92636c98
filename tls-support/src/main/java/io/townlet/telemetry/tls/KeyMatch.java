package io.townlet.telemetry.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** Tells whether a private and a public key are a pair. */
final class KeyMatch {

    private static final byte[] SAMPLE = {1, 2, 3, 4, 5, 6, 7, 8};

    private KeyMatch() {}

    static boolean isPair(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        if (!privateKey.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        if (privateKey instanceof RSAKey rsa) {
            return publicKey instanceof RSAKey other && rsa.getModulus().equals(other.getModulus());
        }
        Signature signature = Signature.getInstance(
                privateKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : privateKey.getAlgorithm());
        signature.initSign(privateKey);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }
}
