package io.townlet.telemetry.transport.websocket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of the request for a WebSocket. No problem that it reports quotes a value. */
final class RequestHeaders {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");
    private static final Pattern BEARER = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern CREDENTIALS =
            Pattern.compile(".*(auth|cookie|credential|key|password|secret|token).*");
    private static final String AUTHORIZATION = "authorization";
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "transfer-encoding", "te", "trailer", "upgrade");

    private RequestHeaders() {}

    /** Joins what is configured. */
    static Map<String, String> of(Map<String, String> headers, @Nullable String bearerToken) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (bearerToken != null) {
            all.put("Authorization", "Bearer " + bearerToken);
        }
        return Map.copyOf(all);
    }

    /** Says what is wrong with the headers. */
    static List<String> problems(Map<String, String> headers, boolean bearerToken) {
        List<String> problems = new ArrayList<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!TOKEN.matcher(name).matches()) {
                problems.add("has a name that is none; a header's name is of letters, digits and !#$%&'*+.^_`|~-");
            } else if (OURS.contains(lower) || lower.startsWith("sec-websocket-")) {
                problems.add("must not hold '" + name + "', which the WebSocket itself needs"
                        + (lower.equals("sec-websocket-protocol") ? "; use subprotocol" : ""));
            } else if (bearerToken && lower.equals(AUTHORIZATION)) {
                problems.add("must not hold '" + name + "' beside bearer_token; leave one of them out");
            }
            if (!VALUE.matcher(value).matches()) {
                problems.add("has a value under '" + OneLine.of(name)
                        + "' that is not of printable ASCII characters, without line breaks");
            }
        });
        return problems;
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static boolean isBearerToken(String text) {
        return BEARER.matcher(text).matches();
    }

    /** Tells whether a header looks like one that holds credentials. */
    static boolean holdsCredentials(String name) {
        return CREDENTIALS.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
