package io.townlet.telemetry.transforms.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Puts a hash in the place of a value, so that equal values can still be told to be equal. It hashes {@link CanonicalJson} in UTF-8.
 * Not safe for use by several threads at once.
 */
final class ValueHash implements Replacement {

    private final String prefix;
    private final UnaryOperator<byte[]> hash;

    private ValueHash(String prefix, UnaryOperator<byte[]> hash) {
        this.prefix = prefix;
        this.hash = hash;
    }

    /** Hashes without a secret: whoever can guess a value can check the guess. */
    static ValueHash plain() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new ValueHash("sha256:", digest::digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks SHA-256, which every one must have", e);
        }
    }

    /** Hashes with a secret, without which a guess can't be checked. The key must not be empty. */
    static ValueHash keyed(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new ValueHash("hmac-sha256:", mac::doFinal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HmacSHA256, which every one must have", e);
        }
    }

    @Override
    public String of(@Nullable Object value) {
        byte[] bytes = CanonicalJson.of(value).getBytes(StandardCharsets.UTF_8);
        return prefix + HexFormat.of().formatHex(hash.apply(bytes));
    }
}
