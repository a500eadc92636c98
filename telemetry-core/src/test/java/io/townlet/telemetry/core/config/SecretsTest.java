package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void noTextOfAConfigurationShowsASecret() {
        PipelineConfig config = ConfigText.of(
                        "telemetry: {transport: {type: tcp, endpoint: a:1, token: hunter2, headers: {auth: hunter3}}}")
                .read();

        assertThat(config.toString()).contains("token=***", "headers=***").doesNotContain("hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pin: hunter2",
                "token: [hunter2]",
                "token: {a: hunter2}",
                "headers: hunter2",
                "headers: {a: [hunter2]}",
                "tokn: hunter2",
                "token: hunter2${UNSET}",
                "token: hunter2${",
                "token: {token: hunter2, token: hunter2}",
                "token: !!binary hunter2",
                "token: &hunter2 *hunter2",
                "token: \"hunter2\\q\"",
                "token: hunter2: hunter2",
                "token: 'hunter2' 'hunter2'",
                "token: hunter2\u0007"
            })
    void noProblemShowsASecret(String secret) {
        ConfigText config =
                ConfigText.of("telemetry:", "  transport:", "    type: tcp", "    endpoint: a:1", "    " + secret);

        assertThat(config.problems())
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.toString()).doesNotContain(secret.contains("&") ? "=hunter2" : "hunter2"));
    }

    @Test
    void aSecretOfTheWrongFormIsShownAsStars() {
        assertThat(ConfigText.of("telemetry: {transport: {type: tcp, endpoint: a:1, pin: 12345}}")
                        .complaints())
                .containsExactly(
                        "t.yaml:1:56 telemetry.transport.pin: '***' is not allowed; must be a whole number from 1000 "
                                + "to 9999");
    }

    @Test
    void aPluginsOwnMessageIsRedactedAndStaysOneLine() {
        assertThat(ConfigText.of("telemetry: {transport: {type: tcp, endpoint: '${HOST}', token: bad-hunter2}}")
                        .env(Map.of("HOST", "internal.example"))
                        .complaints())
                .containsExactly("t.yaml:1:64 telemetry.transport.token: '***' at ${HOST} has the wrong\\nform");
    }

    @Test
    void aPluginThatThrowsIsAProblemWithoutItsSecrets() {
        Option<String> token = Option.text("token").asSecret();
        ConfigText config = ConfigText.of("telemetry: {transport: {type: odd, token: hunter2}}")
                .with(TestPlugins.catalogOf(new TestPlugins.Transporting("odd", List.of(token), options -> {
                    throw new IllegalStateException("no " + options.get(token));
                })));

        assertThat(config.complaints())
                .containsExactly(
                        "t.yaml:1:24 telemetry.transport: the plug-in odd/unknown has a defect: its check() throws "
                                + "java.lang.IllegalStateException: no ***");
    }
}
