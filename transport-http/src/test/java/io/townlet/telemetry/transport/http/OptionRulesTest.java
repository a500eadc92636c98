package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations that are refused before anything is sent. */
class OptionRulesTest {

    private static final String HTTPS = "https://collector.example/events";

    private static List<String> problems(String endpoint, Map<String, ?> more) {
        HttpTransportProvider provider = new HttpTransportProvider();
        Map<String, Object> raw = new HashMap<>(more);
        raw.put("endpoint", endpoint);
        return provider.check(Options.of(provider.options(), raw)).stream()
                .map(OptionRulesTest::text)
                .toList();
    }

    private static String text(OptionProblem problem) {
        return problem.option() + " " + problem.message();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://collector.example",
                "HTTPS://Collector.example:8443/a/b?c=d",
                "http://collector.example/",
                "http://[::1]:8080/",
                "https://[2001:db8::1]/in",
                "https://bücher.example/"
            })
    void takesUrls(String endpoint) {
        assertThat(problems(endpoint, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "collector.example",
                "collector.example:8080",
                "ftp://collector.example/",
                "http:collector.example",
                "https://",
                "https://:80/",
                "https://a b/",
                "https://a:0/",
                "https://a:65536/",
                "https://me:pass/word@a/",
                "https://[::1/",
                " https://a/"
            })
    void takesNothingElseForAnEndpoint(String endpoint) {
        assertThat(problems(endpoint, Map.of()))
                .containsExactly(
                        "endpoint must be an http:// or https:// URL, for example https://collector.example:8443/events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me@a/", "https://me:s3cr3t@a/", "https://:s3cr3t@a/"})
    void takesNoNameAndPasswordInTheUrl(String endpoint) {
        assertThat(problems(endpoint, Map.of()))
                .singleElement()
                .asString()
                .startsWith("endpoint must not hold a user name or a password")
                .endsWith("use basic_user and basic_password")
                .doesNotContain("s3cr3t");
    }

    @Test
    void takesNoFragment() {
        assertThat(problems("https://a/#b", Map.of()))
                .containsExactly("endpoint ends in a fragment ('#...'), which is never sent; leave it out");
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of(Map.of("headers", Map.of("X-Key", "s3cr3t")), "headers"),
                Arguments.of(Map.of("bearer_token", "s3cr3t"), "bearer_token"),
                Arguments.of(Map.of("basic_user", "me", "basic_password", "s3cr3t"), "basic_password"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void sendsNoSecretUnencrypted(Map<String, ?> secret, String option) {
        for (String host :
                List.of("collector.example", "10.0.0.1", "[2001:db8::1]", "localhost.example", "127.0.0.1.example")) {
            assertThat(problems("http://" + host + ":81/in", secret))
                    .containsExactly(
                            "endpoint would send the values of " + option + " to " + host
                                    + ":81 unencrypted; use https://, or a proxy on this machine that adds TLS, or leave them out");
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void sendsSecretsToThisMachineAndOverTls(Map<String, ?> secret, String option) {
        for (String endpoint : List.of(
                HTTPS,
                "http://localhost/",
                "http://town.localhost/",
                "http://127.0.0.1/",
                "http://127.9.8.7/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://LOCALHOST:80/")) {
            assertThat(problems(endpoint, secret)).as(option).isEmpty();
        }
    }

    @Test
    void namesTlsFilesThatHaveNoEffect() {
        assertThat(problems("http://a/", Map.of("ca_file", "ca.pem")))
                .containsExactly("ca_file has no effect on an http:// endpoint; use https://, or leave it out");
        assertThat(problems("http://a/", Map.of("cert_file", "c", "key_file", "k")))
                .hasSize(2);
    }

    @Test
    void wantsCertificateAndKeyTogether() {
        assertThat(problems(HTTPS, Map.of("cert_file", "c")))
                .singleElement()
                .asString()
                .contains("add key_file");
        assertThat(problems(HTTPS, Map.of("cert_file", "c", "key_file", "k", "ca_file", "a")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: b", "a\nb", "a\rb", "a\u0000b", "a\u007fb", "ä", "a\u2028b"})
    void takesNoValueThatBreaksOutOfItsHeader(String value) {
        assertThat(problems(HTTPS, Map.of("headers", Map.of("X-Key", value))))
                .singleElement()
                .asString()
                .startsWith(
                        "headers has a line break or another character outside of printable ASCII in the value of 'X-Key'")
                .doesNotContain(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "ä", "\"a\"", "a\tb"})
    void takesNoNameThatIsNone(String name) {
        assertThat(problems(HTTPS, Map.of("headers", Map.of(name, "v"))))
                .singleElement()
                .asString()
                .startsWith("headers has a name that is none for a header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "transfer-encoding",
                "HOST",
                "Connection",
                "Idempotency-Key",
                "Content-Encoding",
                "Expect"
            })
    void takesNoHeaderByWhichHttpWorks(String name) {
        assertThat(problems(HTTPS, Map.of("headers", Map.of(name, "v"))))
                .containsExactly("headers sets '" + name + "', which the transport sets itself; leave it out");
    }

    @Test
    void takesNoHeaderTwice() {
        assertThat(problems(HTTPS, Map.of("headers", Map.of("X-Key", "a", "x-key", "b"))))
                .singleElement()
                .asString()
                .contains("twice");
    }

    @Test
    void takesOneAuthorizationOnly() {
        assertThat(problems(HTTPS, Map.of("headers", Map.of("authorization", "a"), "bearer_token", "b")))
                .containsExactly(
                        "headers sets 'Authorization', and so does bearer_token or basic_user; keep one of them");
        assertThat(problems(HTTPS, Map.of("headers", Map.of("authorization", "a"))))
                .isEmpty();
        assertThat(problems(HTTPS, Map.of("bearer_token", "a", "basic_user", "b", "basic_password", "c")))
                .containsExactly(
                        "bearer_token can't be used together with basic_user and basic_password; keep one or the other");
    }

    @Test
    void wantsNameAndPasswordTogether() {
        assertThat(problems(HTTPS, Map.of("basic_user", "a")))
                .containsExactly("basic_user is of no use alone; add basic_password");
        assertThat(problems(HTTPS, Map.of("basic_password", "a")))
                .containsExactly("basic_password is of no use alone; add basic_user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX: y", "ä", "a\n"})
    void takesNoTokenThatIsNone(String token) {
        assertThat(problems(HTTPS, Map.of("bearer_token", token)))
                .containsExactly("bearer_token must be one word of printable ASCII, without blanks and line breaks");
    }

    @Test
    void takesNoNameAndPasswordThatCantBeEncoded() {
        assertThat(problems(HTTPS, Map.of("basic_user", "a:b", "basic_password", "c\nd")))
                .containsExactly(
                        "basic_user must hold neither a colon nor a control character",
                        "basic_password must not hold a control character such as a line break");
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThat(problems("http://me@a/#b", Map.of("bearer_token", "c d", "basic_user", "e", "ca_file", "f")))
                .hasSize(7);
    }

    /** What passes the check never fails later, and never becomes more than it was. */
    @Property
    void whatIsAcceptedIsSentAsItStands(
            @ForAll @StringLength(min = 1, max = 4) @CharRange(from = '-', to = 'z') String name,
            @ForAll @StringLength(max = 4) @CharRange(from = '\0', to = '\u00ff') String value) {
        Map<String, Object> headers = Map.of("headers", Map.of(name, value));
        if (problems(HTTPS, headers).isEmpty()) {
            HttpSettings settings = HttpSettings.of(HttpTesting.options(HTTPS, headers));
            assertThat(settings.headers().values(name)).containsExactly(value.strip());
            assertThat(settings.headers().size()).isLessThanOrEqualTo(3);
        }
    }

    @Example
    void showsNoSecret() {
        HttpSettings settings = HttpSettings.of(HttpTesting.options(
                HTTPS + "?key=s3cr3t", Map.of("bearer_token", "s3cr3t", "headers", Map.of("X-Key", "s3cr3t"))));
        assertThat(settings.toString()).contains(HTTPS + "?***", "X-Key").doesNotContain("s3cr3t");
    }
}
