package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.tls.TlsFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of one WebSocket transport, read. Its text shows no secret.
 *
 * @param endpoint where to connect to
 * @param form what goes into one message
 * @param pingInterval how often an idle connection is tried
 * @param compress whether messages are compressed where the server agrees
 * @param subprotocol what the server must choose, or null
 * @param headers what is sent with the request, credentials included
 * @param tlsFiles whom to trust, and what to show
 */
record WebSocketSettings(
        Endpoint endpoint,
        MessageForm form,
        Duration pingInterval,
        boolean compress,
        @Nullable String subprotocol,
        Map<String, String> headers,
        TlsFiles tlsFiles) {

    private static final Option<String> WEBSOCKET_URL = Option.text("websocket_url")
            .asRequired()
            // A query may hold a token, and a user name and password are refused, but must not be shown either.
            .asSecret()
            .describedAs("The ws:// or wss:// URL to connect to.");
    private static final Option<String> MESSAGE = Option.choice("message", "event", "batch")
            .withDefault("event")
            .describedAs("What goes into one message: one event, or the lines of a whole batch.");
    private static final Option<Duration> PING_INTERVAL = Option.seconds("ping_interval_seconds", 0.05, 3600)
            .withDefault(Duration.ofSeconds(20))
            .describedAs("How often the server is pinged; one that has not answered by the next time is gone.");
    private static final Option<String> COMPRESSION = Option.choice("compression", "none", "deflate")
            .withDefault("none")
            .describedAs("Whether messages are compressed (permessage-deflate) where the server agrees.");
    private static final Option<String> SUBPROTOCOL =
            Option.text("subprotocol").describedAs("The subprotocol that the server must choose.");
    private static final Option<Map<String, String>> HEADERS =
            Option.textMap("headers").asSecret().describedAs("Headers of the request for the WebSocket.");
    private static final Option<String> BEARER_TOKEN = Option.text("bearer_token")
            .asSecret()
            .describedAs("Sent as 'Authorization: Bearer' with the request for the WebSocket.");

    /** All there are, in the order in which they are documented. */
    static final List<Option<?>> OPTIONS = Stream.concat(
                    Stream.of(WEBSOCKET_URL, MESSAGE, PING_INTERVAL, COMPRESSION, SUBPROTOCOL, HEADERS, BEARER_TOKEN),
                    TlsFiles.OPTIONS.stream())
            .toList();

    static WebSocketSettings of(Options options) {
        return new WebSocketSettings(
                Endpoint.of(options.get(WEBSOCKET_URL)),
                options.get(MESSAGE).equals("batch") ? MessageForm.BATCH : MessageForm.EVENT,
                options.get(PING_INTERVAL),
                options.get(COMPRESSION).equals("deflate"),
                options.find(SUBPROTOCOL).orElse(null),
                RequestHeaders.of(
                        options.find(HEADERS).orElse(Map.of()),
                        options.find(BEARER_TOKEN).orElse(null)),
                TlsFiles.of(options));
    }

    static List<OptionProblem> check(Options options) {
        List<OptionProblem> problems = new ArrayList<>();
        String urlProblem = Endpoint.problem(options.get(WEBSOCKET_URL));
        if (urlProblem != null) {
            problems.add(new OptionProblem(WEBSOCKET_URL.name(), urlProblem));
        }
        options.find(SUBPROTOCOL)
                .filter(text -> !RequestHeaders.isToken(text))
                .ifPresent(text -> problems.add(new OptionProblem(
                        SUBPROTOCOL.name(), "must be one name of letters, digits and !#$%&'*+.^_`|~-")));
        options.find(BEARER_TOKEN)
                .filter(text -> !RequestHeaders.isBearerToken(text))
                .ifPresent(text -> problems.add(new OptionProblem(
                        BEARER_TOKEN.name(), "must be of printable ASCII characters, without spaces, and not empty")));
        RequestHeaders.problems(
                        options.find(HEADERS).orElse(Map.of()),
                        options.find(BEARER_TOKEN).isPresent())
                .forEach(problem -> problems.add(new OptionProblem(HEADERS.name(), problem)));
        problems.addAll(TlsFiles.check(options));
        if (urlProblem == null) {
            addPlaintextProblems(options, problems);
        }
        return problems;
    }

    private static void addPlaintextProblems(Options options, List<OptionProblem> problems) {
        Endpoint endpoint = Endpoint.of(options.get(WEBSOCKET_URL));
        if (endpoint.encrypted()) {
            return;
        }
        TlsFiles.OPTIONS.stream()
                .filter(option -> options.find(option).isPresent())
                .forEach(option -> problems.add(new OptionProblem(
                        option.name(), "has no effect on a ws:// URL; use a wss:// URL, or leave it out")));
        if (endpoint.loopback()) {
            return;
        }
        String advice = " over a ws:// URL to another machine, where everyone on the way can read it; use a wss:// URL,"
                + " or leave it out";
        if (options.find(BEARER_TOKEN).isPresent()) {
            problems.add(new OptionProblem(BEARER_TOKEN.name(), "would be sent" + advice));
        }
        options.find(HEADERS).orElse(Map.of()).keySet().stream()
                .filter(RequestHeaders::holdsCredentials)
                .forEach(name -> problems.add(
                        new OptionProblem(HEADERS.name(), "would have '" + OneLine.of(name) + "' sent" + advice)));
    }

    @Override
    public String toString() {
        return "WebSocketSettings[" + endpoint + ", " + form + "]";
    }
}
