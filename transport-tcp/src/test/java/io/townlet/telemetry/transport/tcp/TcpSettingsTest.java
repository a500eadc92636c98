package io.townlet.telemetry.transport.tcp;

import static io.townlet.telemetry.transport.tcp.TcpTesting.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpSettingsTest {

    private static TcpSettings settings(Map<String, ?> raw) {
        return TcpSettings.of(Options.of(TcpSettings.OPTIONS, raw));
    }

    @Test
    void theProviderIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .hasOnlyElementsOfType(TcpTransportProvider.class)
                .extracting(TransportProvider::name)
                .containsExactly("tcp");
    }

    @Test
    void theKeysAreThoseOfTheConfiguration() {
        assertThat(TcpSettings.OPTIONS)
                .extracting(Option::name)
                .containsExactly(
                        "endpoint",
                        "enable_tls",
                        "verify_hostname",
                        "ca_file",
                        "cert_file",
                        "key_file",
                        "allow_plaintext",
                        "dev_allow_plaintext");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1, localhost, 1, true",
        "LocalHost:1, LocalHost, 1, true",
        "127.0.0.1:6514, 127.0.0.1, 6514, true",
        "127.255.9.1:65535, 127.255.9.1, 65535, true",
        "[::1]:6514, ::1, 6514, true",
        "[::ffff:127.0.0.1]:5, ::ffff:127.0.0.1, 5, true",
        "[fe80::1%eth0]:5, fe80::1%eth0, 5, false",
        "128.0.0.1:5, 128.0.0.1, 5, false",
        "127.0.0.256:5, 127.0.0.256, 5, false",
        "localhost.example:5, localhost.example, 5, false",
        "127.0.0.1.example:5, 127.0.0.1.example, 5, false",
        "a-b_c.example:5, a-b_c.example, 5, false"
    })
    void endpointsAreRead(String text, String host, int port, boolean loopback) {
        Endpoint endpoint = Endpoint.parse(text);
        assertThat(endpoint).isEqualTo(new Endpoint(host, port));
        assertThat(endpoint.isLoopback()).isEqualTo(loopback);
        assertThat(endpoint).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                ":1",
                "localhost:",
                "localhost:0",
                "localhost:65536",
                "localhost:123456",
                "localhost:-1",
                "::1:6514",
                "[::1]",
                "[1234]:5",
                "[1::2::3]:5",
                "[localhost]:5",
                "http://localhost:5",
                "local host:5",
                "user@localhost:5",
                "-x:5"
            })
    void whatIsNoEndpointIsAMistake(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(text))
                .withMessageStartingWith(
                        "must be host:port, with a port from 1 to 65535 and an IPv6 address in brackets");
        assertThat(problems(Map.of("endpoint", text)))
                .extracting(OptionProblem::option)
                .containsExactly("endpoint");
    }

    @Test
    void tlsIsOnUnlessBothKeysSayOtherwise() {
        assertThat(settings(Map.of("endpoint", "a:1")).tls()).isNotNull();
        assertThat(settings(Map.of("endpoint", "a:1")).verifyHostname()).isTrue();
        Map<String, ?> both = Map.of("endpoint", "[::1]:1", "allow_plaintext", true, "dev_allow_plaintext", true);
        assertThat(problems(both)).isEmpty();
        assertThat(settings(both).tls()).isNull();
        Map<String, ?> forced =
                Map.of("endpoint", "a:1", "allow_plaintext", true, "dev_allow_plaintext", true, "enable_tls", true);
        assertThat(problems(forced)).isEmpty();
        assertThat(settings(forced).tls()).isNotNull();
    }

    @Test
    void oneOfTheKeysAloneIsAMistake() {
        assertThat(problems(Map.of("endpoint", "127.0.0.1:1", "allow_plaintext", true)))
                .containsExactly(new OptionProblem(
                        "allow_plaintext",
                        "alone allows nothing; set dev_allow_plaintext too, for plaintext to a server on this machine, or"
                                + " leave it out and use TLS"));
        assertThat(problems(Map.of("endpoint", "127.0.0.1:1", "dev_allow_plaintext", true)))
                .extracting(OptionProblem::option)
                .containsExactly("dev_allow_plaintext");
        assertThat(problems(Map.of("endpoint", "127.0.0.1:1", "enable_tls", false)))
                .extracting(OptionProblem::option)
                .containsExactly("enable_tls");
    }

    @Test
    void plaintextLeavesNoMachine() {
        assertThat(problems(Map.of("endpoint", "192.168.0.1:1", "allow_plaintext", true, "dev_allow_plaintext", true)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.option()).isEqualTo("allow_plaintext"))
                .satisfies(problem -> assertThat(problem.message()).contains("leave both out and use TLS"));
    }

    @Test
    void filesAreOfUseWithTlsOnly() {
        assertThat(problems(Map.of(
                        "endpoint",
                        "127.0.0.1:1",
                        "allow_plaintext",
                        true,
                        "dev_allow_plaintext",
                        true,
                        "ca_file",
                        "x.pem")))
                .extracting(OptionProblem::option)
                .containsExactly("ca_file");
        assertThat(problems(Map.of("endpoint", "127.0.0.1:1", "cert_file", "x.pem")))
                .extracting(OptionProblem::option)
                .containsExactly("cert_file");
    }
}
