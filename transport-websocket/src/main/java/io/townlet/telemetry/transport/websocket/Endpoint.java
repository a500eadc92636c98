package io.townlet.telemetry.transport.websocket;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a transport connects to.
 *
 * @param url the URL, with {@code http} for {@code ws} and {@code https} for {@code wss}, as OkHttp has it
 */
record Endpoint(HttpUrl url) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    /** Reads a URL in which {@link #problem} finds nothing wrong. */
    static Endpoint of(String text) {
        HttpUrl url = parse(text);
        if (url == null) {
            throw new IllegalArgumentException("not a WebSocket URL");
        }
        return new Endpoint(url);
    }

    /** Says what is wrong with a URL; null where nothing is. Never quotes it, since it may hold a password. */
    static @Nullable String problem(String text) {
        Matcher parts = SCHEME.matcher(text);
        if (!parts.matches()) {
            return "must be a URL such as wss://collector.example.org/events";
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            return "must begin with wss:// or ws://, not " + scheme + "://";
        }
        HttpUrl url = parse(text);
        if (url == null) {
            return "has no host that can be understood, or a port that is not from 1 to 65535; must be a URL such as"
                    + " wss://collector.example.org:8443/events";
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return "must not hold a user name or password; use bearer_token, or an Authorization header under headers";
        }
        return url.fragment() == null ? null : "must not have a fragment; leave out '#' and what is behind it";
    }

    // OkHttp reads URLs as browsers do: it forgives white space, backslashes and slashes too many. We don't.
    private static @Nullable HttpUrl parse(String text) {
        Matcher parts = SCHEME.matcher(text);
        if (!parts.matches()
                || parts.group(2).isEmpty()
                || "/?#".indexOf(parts.group(2).charAt(0)) >= 0) {
            return null;
        }
        boolean unusual = text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7F);
        String scheme = parts.group(1).equalsIgnoreCase("wss") ? "https://" : "http://";
        return unusual ? null : HttpUrl.parse(scheme + parts.group(2));
    }

    boolean encrypted() {
        return url.isHttps();
    }

    /** Tells whether it can only be this machine, by what is written, without asking for any address. */
    boolean loopback() {
        String host = url.host();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || LOOPBACK_IPV4.matcher(host).matches();
    }

    /** Shows the URL without its query, which may hold a token. */
    @Override
    public String toString() {
        return shown(url).replaceFirst("^http", "ws");
    }

    /** Shows a URL without user name, password, query and fragment. */
    static String shown(HttpUrl url) {
        HttpUrl.Builder plain =
                url.newBuilder().username("").password("").query(null).fragment(null);
        return OneLine.of(plain.build().toString()) + (url.query() == null ? "" : "?***");
    }
}
