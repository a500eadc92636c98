package io.townlet.telemetry.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be configured, and what is said of all else. */
class WebSocketSettingsTest {

    private static final String SECRET = "open-sesame";

    private final WebSocketTransportProvider provider = new WebSocketTransportProvider();

    private Options read(Object... options) {
        Map<String, Object> raw = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            raw.put((String) options[i], options[i + 1]);
        }
        return Options.of(provider.options(), raw);
    }

    private List<OptionProblem> check(Object... options) {
        List<OptionProblem> problems = provider.check(read(options));
        assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).doesNotContain(SECRET));
        return problems;
    }

    private OptionProblem problem(Object... options) {
        List<OptionProblem> problems = check(options);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void defaults() {
        WebSocketSettings settings = WebSocketSettings.of(read("websocket_url", "wss://example.org/events"));
        assertThat(settings.endpoint()).hasToString("wss://example.org/events");
        assertThat(settings.form()).isEqualTo(MessageForm.EVENT);
        assertThat(settings.pingInterval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.compress()).isFalse();
        assertThat(settings.subprotocol()).isNull();
        assertThat(settings.headers()).isEmpty();
        assertThat(settings.tlsFiles().caFile()).isNull();
    }

    @Test
    void theUrlIsRequiredAndNumbersAreBounded() {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("websocket_url");
        for (Object bad : List.of(0.01, 3601, "often")) {
            assertThatThrownBy(() -> read("websocket_url", "ws://localhost", "ping_interval_seconds", bad))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageContaining("seconds from 0.05 to 3600");
        }
        assertThatThrownBy(() -> read("websocket_url", "ws://localhost", "compression", "gzip"))
                .hasMessageContaining("none, deflate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://localhost",
                "WSS://Example.ORG:8443/a/b?c=d",
                "wss://my_host/",
                "wss://[2001:db8::1]:443/x",
                "wss://b\u00fccher.example/x",
                "ws://10.1.2.3:9000"
            })
    void urlsThatCanBeUsed(String url) {
        assertThat(check("websocket_url", url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org/events, such as wss://",
        "'', such as wss://",
        "http://example.org, not http://",
        "file:///etc/passwd, not file://",
        "wss://, no host",
        "wss:///events, no host",
        "wss://exam ple.org/, no host",
        "wss://example.org:0/, no host",
        "wss://example.org:70000/, no host",
        "wss:\\\\example.org\\x, such as wss://",
        "wss://example.org\\x, no host",
        "wss://example.org/#events, fragment",
        "wss://me:open-sesame@example.org/, bearer_token",
        "wss://open-sesame@example.org/, bearer_token"
    })
    void urlsThatCanNot(String url, String said) {
        OptionProblem problem = problem("websocket_url", url);
        assertThat(problem.option()).isEqualTo("websocket_url");
        assertThat(problem.message()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://localhost:1/x",
                "ws://127.0.0.1/",
                "ws://127.9.9.9/",
                "ws://[::1]:80/",
                "wss://example.org/"
            })
    void credentialsMayGoWhereNobodyCanReadThem(String url) {
        assertThat(check("websocket_url", url, "bearer_token", SECRET, "headers", Map.of("X-Api-Key", SECRET)))
                .isNotNull()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://example.org/",
                "ws://10.0.0.1/",
                "ws://127.0.0.1.example.org/",
                "ws://localhost.example.org/"
            })
    void credentialsMayNotGoInPlainTextToAnotherMachine(String url) {
        assertThat(problem("websocket_url", url, "bearer_token", SECRET).message())
                .contains("would be sent over a ws:// URL to another machine")
                .contains("use a wss:// URL");
        for (String name : List.of("Authorization", "cookie", "X-Api-Key", "X-Auth-Token")) {
            OptionProblem problem = problem("websocket_url", url, "headers", Map.of(name, SECRET));
            assertThat(problem.option()).isEqualTo("headers");
            assertThat(problem.message()).contains("'" + name + "'").contains("use a wss:// URL");
        }
        assertThat(check("websocket_url", url, "headers", Map.of("X-Town", "hamlet")))
                .isEmpty();
    }

    @Test
    void filesOfTlsHaveNoEffectWithoutIt() {
        assertThat(problem("websocket_url", "ws://localhost/", "ca_file", "ca.pem")
                        .message())
                .contains("use a wss:// URL");
        assertThat(problem("websocket_url", "wss://localhost/", "key_file", "key.pem")
                        .message())
                .contains("cert_file");
    }

    @ParameterizedTest
    @CsvSource({"'a b'", "''", "'a,b'", "'a\r\nb'"})
    void subprotocolsThatAreNone(String subprotocol) {
        assertThat(problem("websocket_url", "wss://localhost/", "subprotocol", subprotocol)
                        .option())
                .isEqualTo("subprotocol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open-sesame\r\nX: y", "open-sesame and more", "open-sesame\u00e4"})
    void bearerTokensThatAreNone(String token) {
        assertThat(problem("websocket_url", "wss://localhost/", "bearer_token", token)
                        .option())
                .isEqualTo("bearer_token");
    }

    @ParameterizedTest
    @CsvSource({
        "X A, open-sesame, name",
        "'', open-sesame, name",
        "'X-A\r\nX-B', open-sesame, name",
        "X-A, 'open-sesame\r\nX-B: c', X-A",
        "X-A, open-sesame\u20ac, X-A",
        "Upgrade, open-sesame, WebSocket itself",
        "connection, open-sesame, WebSocket itself",
        "Sec-WebSocket-Key, open-sesame, WebSocket itself",
        "Sec-WebSocket-Protocol, open-sesame, use subprotocol"
    })
    void headersThatCanNotBeSent(String name, String value, String said) {
        OptionProblem problem = problem("websocket_url", "wss://localhost/", "headers", Map.of(name, value));
        assertThat(problem.option()).isEqualTo("headers");
        assertThat(problem.message()).contains(said).doesNotContain("\n");
    }

    @Test
    void credentialsComeFromOnePlace() {
        assertThat(problem(
                                "websocket_url",
                                "wss://localhost/",
                                "bearer_token",
                                SECRET,
                                "headers",
                                Map.of("authorization", "Basic " + SECRET))
                        .message())
                .contains("beside bearer_token");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(check(
                        "websocket_url",
                        "http://example.org",
                        "subprotocol",
                        "a b",
                        "bearer_token",
                        "",
                        "headers",
                        Map.of("Upgrade", "x")))
                .extracting(OptionProblem::option)
                .containsExactly("websocket_url", "subprotocol", "bearer_token", "headers");
    }

    @Test
    void nothingShowsASecret() throws Exception {
        Options options = read(
                "websocket_url",
                "wss://example.org/events?token=" + SECRET,
                "bearer_token",
                SECRET,
                "headers",
                Map.of("X-Api-Key", SECRET));
        assertThat(options.toString()).doesNotContain(SECRET);
        assertThat(WebSocketSettings.of(options).toString())
                .doesNotContain(SECRET)
                .contains("wss://example.org/events?***");
        try (Transport transport = provider.create(options, new WebSocketTesting.Context(TelemetryClock.system()))) {
            assertThat(transport.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void everyOptionSaysWhatItDoes() {
        assertThat(provider.name()).isEqualTo("websocket");
        assertThat(provider.options())
                .extracting(Option::name)
                .containsExactly(
                        "websocket_url",
                        "message",
                        "ping_interval_seconds",
                        "compression",
                        "subprotocol",
                        "headers",
                        "bearer_token",
                        "ca_file",
                        "cert_file",
                        "key_file");
        assertThat(provider.options())
                .allSatisfy(option -> assertThat(option.description()).endsWith("."));
    }
}
