package io.townlet.telemetry.transport.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a header may be. A line break in a value would let it add headers of its own, or a whole second request. */
final class HeaderRules {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** RFC 9110, section 5.5, without the bytes beyond ASCII, whose meaning is not agreed upon. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]+");

    /** Headers by which both sides agree on where a message ends and how it travels, and those that the transport must set. */
    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "idempotency-key",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    /** Says whether a text is one word of printable ASCII, as a token of access must be. */
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(canonical(name));
    }

    /** Gives the form in which names are compared. */
    static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
