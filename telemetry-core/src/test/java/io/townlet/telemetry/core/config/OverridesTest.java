package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.core.encode.Encoding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {

    private static final ConfigText CONFIG = ConfigText.of(
            "telemetry:",
            "  transports:",
            "    - {type: file, file_path: a, buffer: {max_batch_size: 2}}",
            "    - {type: stdout}",
            "  transforms: {pipeline: [ensure_fields]}");

    @Test
    void anOverrideReplacesAndAdds() {
        PipelineConfig config = CONFIG.set(
                        "telemetry.transports.0.buffer.max_batch_size=64",
                        "telemetry.transports.0.buffer.max_buffer_bytes=4096",
                        "telemetry.transports.2.type=tcp",
                        "telemetry.transports.2.endpoint=host:1=2 # {not yaml",
                        "telemetry.transports.2.headers.0=zero",
                        "telemetry.transports.2.headers={a: b}",
                        "telemetry.encoding=flat",
                        " telemetry.encoding =envelope")
                .read();

        assertThat(config.encoding()).isEqualTo(Encoding.ENVELOPE);
        assertThat(config.transports()).extracting(TransportConfig::id).containsExactly("file", "stdout", "tcp");
        assertThat(config.transports().get(0).delivery().buffer().maxBatchSize())
                .isEqualTo(64);
        assertThat(config.transports().get(0).delivery().buffer().maxBufferBytes())
                .isEqualTo(4096);
        assertThat(config.transports().get(2).options().get(TestPlugins.ENDPOINT))
                .isEqualTo("host:1=2 # {not yaml");
        assertThat(config.transports().get(2).options().get(TestPlugins.HEADERS))
                .isEqualTo(Map.of("a", "b"));
    }

    @Test
    void whatIsReplacedIsNotLookedAt() {
        PipelineConfig config = ConfigText.of("telemetry: {encoding: '${UNSET}', intake: 3}")
                .set("telemetry.encoding=envelope", "telemetry.intake={max_bytes: 70000}")
                .read();

        assertThat(config.encoding()).isEqualTo(Encoding.ENVELOPE);
        assertThat(config.intakeMaxBytes()).isEqualTo(70000);
    }

    @Test
    void anOverrideTakesVariables() {
        PipelineConfig config = ConfigText.of("")
                .env(Map.of("ENC", "envelope"))
                .set("telemetry.encoding=${ENC}", "telemetry.transforms.pipeline=[]")
                .read();

        assertThat(config.encoding()).isEqualTo(Encoding.ENVELOPE);
        assertThat(config.transforms()).isEmpty();
    }

    @Test
    void anEmptyValueIsAnEmptyText() {
        assertThat(CONFIG.set("telemetry.transports.0.file_path=").complaints())
                .containsExactly(
                        "--set telemetry.transports.0.file_path: '' is not allowed; must be the path of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=1", "telemetry.encoding", "telemetry..encoding=flat", ".a=1", "a.=1"})
    void whatIsNoOverrideIsAProblem(String override) {
        String key = override.replaceFirst("=.*", "");

        assertThat(ConfigText.of("").set(override).complaints())
                .containsExactly("--set " + key + ": isn't an override; write --set KEY=VALUE, where KEY is like "
                        + "telemetry.transport.type");
    }

    @Test
    void aKeyOfAThousandPartsIsAProblemToo() {
        assertThat(ConfigText.of("").set("a.".repeat(100_000) + "b=1").complaints())
                .singleElement()
                .asString()
                .endsWith("telemetry.transport.type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "telemetry.transports.0.type.x=1|telemetry.transports.0.type: is a single value at t.yaml:3:14, so 'x' can't be set in it",
                "telemetry.transports.3.type=tcp|telemetry.transports: is a list, so '3' can't be set in it; give a number from 0 to 2",
                "telemetry.transports.x.type=tcp|telemetry.transports: is a list, so 'x' can't be set in it; give a number from 0 to 2",
                "telemetry.transports.9999999999.x=a|telemetry.transports: is a list, so '9999999999' can't be set in it; "
                        + "give a number from 0 to 2"
            })
    void aKeyThatLeadsNowhereIsAProblem(String override, String problem) {
        String key = override.substring(0, override.indexOf('='));

        assertThat(CONFIG.set(override).complaints()).containsExactly("--set " + key + " " + problem);
    }

    @Test
    void problemsOfOverridesComeAfterThoseOfTheFileAndNameTheKey() {
        assertThat(CONFIG.set(
                                "telemetry.encodin=flat",
                                "telemetry.transports.1.retry={max_attempts: 99}",
                                "telemetry.transport={",
                                "telemetry.intake=[a: b: c]",
                                "telemetry.transforms.pipeline.0=ensure_field")
                        .complaints())
                .containsExactly(
                        "t.yaml:2:3 telemetry.transports: stands beside 'transport' at --set telemetry.transport; keep one of "
                                + "the two",
                        "--set telemetry.transport: isn't valid YAML: while parsing a flow node: expected the node content, but "
                                + "found '<stream end>'",
                        "--set telemetry.intake: isn't valid YAML: while parsing a flow sequence: expected ',' or ']', but got :",
                        "--set telemetry.transports.1.retry telemetry.transports.1.retry.max_attempts: '99' is not allowed; must "
                                + "be a whole number from 0 to 10, or unlimited",
                        "--set telemetry.transforms.pipeline.0: no transform 'ensure_field' was found; found were ensure_fields, "
                                + "redact_fields, schema_validator, snapshot_normalizer; did you mean 'ensure_fields'?",
                        "--set telemetry.encodin: unknown key; did you mean 'encoding'?");
    }
}
