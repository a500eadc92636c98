package io.townlet.telemetry.core.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody shows to be allowed more than to look. Immutable; its text never shows the token. */
public final class ConsoleCredentials {

    private static final ConsoleCredentials NONE = new ConsoleCredentials(null);

    private final byte @Nullable [] token;

    private ConsoleCredentials(byte @Nullable [] token) {
        this.token = token;
    }

    /**
     * Gives the credentials of somebody who shows nothing.
     *
     * @return those of a viewer
     */
    public static ConsoleCredentials none() {
        return NONE;
    }

    /**
     * Gives the credentials of somebody who shows a token.
     *
     * @param token any text
     * @return credentials that are an admin's where the token is the right one
     */
    public static ConsoleCredentials ofToken(String token) {
        return new ConsoleCredentials(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Tells the role of whoever shows this; the time that it takes says nothing about the expected token but its length. */
    ConsoleRole roleBy(Optional<ConsoleCredentials> admin) {
        byte[] expected = admin.map(each -> each.token).orElse(null);
        byte[] given = token;
        boolean same = expected != null && given != null && MessageDigest.isEqual(expected, given);
        return same ? ConsoleRole.ADMIN : ConsoleRole.VIEWER;
    }

    /** Tells whether there is a token, and never which. */
    @Override
    public String toString() {
        return token == null ? "ConsoleCredentials[none]" : "ConsoleCredentials[token=***]";
    }
}
