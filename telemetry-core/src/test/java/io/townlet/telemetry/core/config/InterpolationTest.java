package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOST", "example", "PORT", "80", "EMPTY", "", "DOLLARS", "$$ ${HOST} $1 \\");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "${HOST}, example",
                "${HOST}:${PORT}, example:80",
                "<${EMPTY}>, <>",
                "<${EMPTY:-x}>, <x>",
                "<${UNSET:-}>, <>",
                "${UNSET:-a b:c}, a b:c",
                "${HOST:-x}, example",
                "${HOST:?must be there}, example",
                "$$, $",
                "$${HOST}, ${HOST}",
                "$$$${HOST}, $${HOST}",
                "$$${HOST}, $example",
                "a$b$ c, a$b$ c",
                "${DOLLARS}, $$ ${HOST} $1 \\"
            })
    void variablesAreFilledIn(String written, String expected) {
        assertThat(endpoint("'" + written + "'")).isEqualTo(expected);
    }

    @Test
    void quotedAndPlainScalarsAreTreatedAlike() {
        assertThat(endpoint("${HOST}")).isEqualTo("example");
        assertThat(endpoint("\"${HOST}\"")).isEqualTo("example");
        assertThat(endpoint("|-\n      ${HOST}")).isEqualTo("example");
    }

    @Test
    void numbersTakeVariablesToo() {
        assertThat(ConfigText.of("telemetry: {transport: {buffer: {max_batch_size: '${PORT}'}}}")
                        .env(ENVIRONMENT)
                        .transport()
                        .delivery()
                        .buffer()
                        .maxBatchSize())
                .isEqualTo(80);
    }

    @Test
    void keysTakeNone() {
        assertThat(ConfigText.of("telemetry: {'${HOST}': 1}").env(ENVIRONMENT).complaints())
                .singleElement()
                .asString()
                .startsWith("t.yaml:1:13 telemetry.${HOST}: unknown key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${UNSET}|the environment variable UNSET isn't set; set it, or write ${UNSET:-default}",
                "${UNSET:?}|the environment variable UNSET isn't set; set it, or write ${UNSET:-default}",
                "a${UNSET:?give the host}b|the environment variable UNSET isn't set: give the host",
                "${EMPTY:?give the host}|the environment variable EMPTY isn't set: give the host"
            })
    void anUnsetVariableIsAProblemAndTheOnlyOne(String written, String message) {
        assertThat(ConfigText.of("telemetry:", "  transport: {type: tcp, endpoint: '" + written + "'}")
                        .env(ENVIRONMENT)
                        .complaints())
                .containsExactly("t.yaml:2:36 telemetry.transport.endpoint: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${",
                "${}",
                "${HOST",
                "a ${1A} b",
                "${HOST-x}",
                "${HOST:x}",
                "${ HOST }",
                "${HOST:-${PORT}}",
                "$$${"
            })
    void aMalformedVariableIsAProblem(String written) {
        assertThat(ConfigText.of("telemetry:", "  transport: {type: tcp, endpoint: '" + written + "'}")
                        .env(ENVIRONMENT)
                        .complaints())
                .singleElement()
                .asString()
                .startsWith(
                        "t.yaml:2:36 telemetry.transport.endpoint: has a '${' that begins no variable; write ${NAME}");
    }

    @Test
    void anUnsetTypeHidesNoOtherProblem() {
        assertThat(ConfigText.of("telemetry: {transport: {type: '${UNSET}', what: ever, retry: {max_attempts: x}}}")
                        .complaints())
                .containsExactly(
                        "t.yaml:1:31 telemetry.transport.type: the environment variable UNSET isn't set; set it, or write "
                                + "${UNSET:-default}",
                        "t.yaml:1:77 telemetry.transport.retry.max_attempts: 'x' is not allowed; must be a whole number from 0 "
                                + "to 10, or unlimited");
    }

    @Test
    void aValueThatIsNotAllowedIsShownAsItIsWritten() {
        assertThat(ConfigText.of("telemetry: {transport: {buffer: {max_batch_size: '${BATCH}'}, id: '${BATCH} '}}")
                        .env(Map.of("BATCH", "hunter2"))
                        .complaints())
                .hasSize(2)
                .allSatisfy(
                        complaint -> assertThat(complaint).contains("'${BATCH}").doesNotContain("hunter2"));
    }

    @Property
    void whateverAVariableHoldsItIsNoMoreThanAText(@ForAll String value) {
        ConfigText config =
                ConfigText.of("telemetry: {transport: {type: tcp, endpoint: '${VALUE}', headers: {a: '${VALUE}'}}}");

        TransportConfig transport = config.env(Map.of("VALUE", value)).transport();

        assertThat(transport.options().get(TestPlugins.ENDPOINT)).isEqualTo(value);
        assertThat(transport.options().get(TestPlugins.HEADERS)).isEqualTo(Map.of("a", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nenable_tls: false",
                "a, enable_tls: false}",
                "{enable_tls: false}",
                "!!java.net.URL x",
                "*a",
                "${HOST}",
                "- x"
            })
    void aVariableCannotAddStructure(String value) {
        TransportConfig transport = ConfigText.of("telemetry: {transport: {type: tcp, endpoint: '${VALUE}'}}")
                .env(Map.of("VALUE", value, "HOST", "example"))
                .transport();

        assertThat(transport.options().get(TestPlugins.ENDPOINT)).isEqualTo(value);
        assertThat(transport.options().get(TestPlugins.ENABLE_TLS)).isTrue();
    }

    private static String endpoint(String yaml) {
        return ConfigText.of("telemetry:", "  transport:", "    type: tcp", "    endpoint: " + yaml)
                .env(ENVIRONMENT)
                .transport()
                .options()
                .get(TestPlugins.ENDPOINT);
    }
}
