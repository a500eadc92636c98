package io.townlet.telemetry.transport.http;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A place to post to. Its text leaves out the values of the query, which may be secrets.
 *
 * @param url the URL
 */
record Endpoint(HttpUrl url) {

    private static final Pattern SCHEME = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127\\.\\d+\\.\\d+\\.\\d+|::1", Pattern.CASE_INSENSITIVE);

    /** Reads a URL as it is configured; the library alone would accept some that look odd. */
    static Optional<Endpoint> parse(String text) {
        if (!SCHEME.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(HttpUrl.parse(text)).map(Endpoint::new);
    }

    /** Says whether the host is this machine by its mere name: no name is looked up. */
    boolean isLoopback() {
        return LOOPBACK.matcher(url.host()).matches();
    }

    boolean hasUserInfo() {
        return !url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty();
    }

    /** Says whether both are one and the same server in the sense of RFC 6454. */
    boolean sameOrigin(Endpoint other) {
        return url.scheme().equals(other.url.scheme())
                && url.host().equals(other.url.host())
                && url.port() == other.url.port();
    }

    /** Gives host and port. */
    String authority() {
        String host = url.host();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + url.port();
    }

    /** Gives the URL for messages: without user, password, query and fragment. */
    @Override
    public String toString() {
        String shown = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        return url.encodedQuery() == null ? shown : shown + "?***";
    }
}
