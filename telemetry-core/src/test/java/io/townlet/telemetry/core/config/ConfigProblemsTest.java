package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import io.townlet.telemetry.core.plugin.PluginJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigProblemsTest {

    @Test
    void sixMistakesGiveSixLinesWithPlaceAndSuggestion() throws URISyntaxException {
        URL resource = Objects.requireNonNull(getClass().getResource("/config/six-mistakes.yaml"));
        Path file = Path.of(resource.toURI());

        ConfigException thrown = catchThrowableOfType(
                ConfigException.class,
                () -> ConfigReader.of(TestPlugins.catalog()).read(file));

        String telemetry = file + ":2:3 telemetry.";
        assertThat(thrown.getMessage().lines())
                .containsExactly(
                        telemetry + "encodng: unknown key; did you mean 'encoding'?",
                        file
                                + ":7:7 telemetry.transport.buffer.max_batch_sise: unknown key; did you mean 'max_batch_size'?",
                        file
                                + ":9:21 telemetry.transport.worker.backpressure: 'drop_newest' is not allowed; must be one of "
                                + "drop_oldest, block, fan_out; did you mean 'drop_oldest'?",
                        file
                                + ":11:21 telemetry.transport.retry.max_attempts: '11' is not allowed; must be a whole number from "
                                + "0 to 10, or unlimited",
                        file
                                + ":14:9 telemetry.transforms.pipeline.0: no transform 'redact_field' was found; found were "
                                + "ensure_fields, redact_fields, schema_validator, snapshot_normalizer; did you mean "
                                + "'redact_fields'?",
                        file
                                + ":15:34 telemetry.transforms.pipeline.1.schema_validator.mode: 'wran' is not allowed; must be one "
                                + "of drop, warn, raise; did you mean 'warn'?");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("telemetry: [a]", "1:12 telemetry: is a list; must be a map of keys and values"),
                mistake("telemetry: yes", "1:12 telemetry: is a single value; must be a map of keys and values"),
                mistake("- telemetry", "1:1: is a list; must be a map of keys and values"),
                mistake("telemtry: {}", "1:1 telemtry: unknown key; did you mean 'telemetry'?"),
                mistake("transport: {}", "1:1 transport: unknown key; did you mean 'telemetry.transport'?"),
                mistake("a: 1", "1:1 a: unknown key; known are telemetry"),
                mistake(
                        "telemetry: {colour: red}",
                        "1:13 telemetry.colour: unknown key; known are provider, transport, transports, worker, transforms, "
                                + "simulation, narration, intake, encoding, diff_enabled, keyframe_interval_ticks"),
                mistake(
                        "telemetry: {provider: stubb}",
                        "1:23 telemetry.provider: 'stubb' is not allowed; must be one of pipeline, stub; did you mean 'stub'?"),
                mistake(
                        "telemetry: {narration: {window_limt: 3, relationship: {friendship_trust: 2}, category_cooldown_ticks: {a: x, A: 1}}}",
                        "1:25 telemetry.narration.window_limt: unknown key; did you mean 'window_limit'?",
                        "1:74 telemetry.narration.relationship.friendship_trust: '2' is not allowed; must be a number from 0 to 1",
                        "1:107 telemetry.narration.category_cooldown_ticks.a: 'x' is not allowed; must be a whole number from 0 to 1000000",
                        "1:110 telemetry.narration.category_cooldown_ticks.A: is no category; it must be 1 to 64 lower-case letters, digits and '_', and begin with a letter"),
                mistake(
                        "telemetry: {encoding: Flat}",
                        "1:23 telemetry.encoding: 'Flat' is not allowed; must be one of flat, envelope; did you mean 'flat'?"),
                mistake(
                        "telemetry: {encoding: }",
                        "1:22 telemetry.encoding: has no value; must be one of flat, envelope"),
                mistake(
                        "telemetry: {encoding: [flat]}",
                        "1:23 telemetry.encoding: is a list; must be one of flat, envelope"),
                mistake(
                        "telemetry: {intake: 5}",
                        "1:21 telemetry.intake: is a single value; must be a map of keys and values"),
                mistake(
                        "telemetry: {transport: {}, transports: [{type: stdout, id: b}]}",
                        "1:28 telemetry.transports: stands beside 'transport' at t.yaml:1:13; keep one of the two"),
                mistake(
                        "telemetry: {transports: []}",
                        "1:25 telemetry.transports: is empty; must be a list of at least one transport"),
                mistake(
                        "telemetry: {transports: {type: stdout}}",
                        "1:25 telemetry.transports: is a map; must be a list of at least one transport"),
                mistake(
                        "telemetry: {transports: }",
                        "1:24 telemetry.transports: is empty; must be a list of at least one transport"),
                mistake(
                        "telemetry: {transports: [stdout]}",
                        "1:26 telemetry.transports.0: is a single value; must be a map of keys and values"),
                mistake(
                        "telemetry: {transports: [{type: stdout}, {type: stdout}]}",
                        "1:42 telemetry.transports.1.id: 'stdout' is the id of the transport at t.yaml:1:26 already; give one of "
                                + "the two an id of its own"),
                mistake(
                        "telemetry: {transports: [{type: stdout}, {type: file, file_path: x, id: stdout}]}",
                        "1:73 telemetry.transports.1.id: 'stdout' is the id of the transport at t.yaml:1:26 already; give one of "
                                + "the two an id of its own"),
                mistake(
                        "telemetry: {transport: {id: 'a b'}}",
                        "1:29 telemetry.transport.id: 'a b' is not allowed; must be 1 to 64 letters, digits, '_', '.' and '-', "
                                + "and begin with a letter or digit"),
                mistake(
                        "telemetry: {transport: {type: fiel}}",
                        "1:31 telemetry.transport.type: no transport 'fiel' was found; found were file, stdout, tcp; did you "
                                + "mean 'file'?"),
                mistake(
                        "telemetry: {transport: {type: websocket}}",
                        "1:31 telemetry.transport.type: no transport 'websocket' was found; found were file, stdout, tcp; add "
                                + "io.townlet.telemetry:transport-websocket:0.1.0 to the program's dependencies, or the folder "
                                + "plugins/transport-websocket to the distribution"),
                mistake(
                        "telemetry: {transport: {type: [file]}}",
                        "1:31 telemetry.transport.type: is a list; must be the name of a transport"),
                mistake(
                        "telemetry: {transport: {type: file}}",
                        "1:24 telemetry.transport.file_path: is required; must be the path of a file"),
                mistake(
                        "telemetry: {transport: {type: file, file_path: }}",
                        "1:47 telemetry.transport.file_path: has no value; must be the path of a file"),
                mistake(
                        "telemetry: {transport: {type: file, file_path: ''}}",
                        "1:48 telemetry.transport.file_path: '' is not allowed; must be the path of a file"),
                mistake(
                        "telemetry: {transport: {type: file, file_path: a, rotate: dayly}}",
                        "1:59 telemetry.transport.rotate: 'dayly' is not allowed; must be one of never, daily; did you mean "
                                + "'daily'?"),
                mistake(
                        "telemetry: {transport: {type: file, file_path: a, endpoint: b}}",
                        "1:51 telemetry.transport.endpoint: unknown key; known are type, id, connect_timeout_seconds, "
                                + "send_timeout_seconds, worker_poll_seconds, retry, buffer, worker, file_path, rotate"),
                mistake(
                        "telemetry: {transport: {type: file, filePath: a}}",
                        "1:24 telemetry.transport.file_path: is required; must be the path of a file",
                        "1:37 telemetry.transport.filePath: unknown key; did you mean 'file_path'?"),
                mistake(
                        "telemetry: {transport: {max_batch_size: 3}}",
                        "1:25 telemetry.transport.max_batch_size: unknown key; did you mean 'buffer.max_batch_size'?"),
                mistake(
                        "telemetry: {transport: {type: tcp, endpoint: a:1, enable_tls: True}}",
                        "1:63 telemetry.transport.enable_tls: 'True' is not allowed; must be true or false; did you mean 'true'?"),
                mistake(
                        "telemetry: {transport: {type: tcp, endpoint: a:1, cert_file: x}}",
                        "1:24 telemetry.transport.key_file: goes together with cert_file; give both or neither"),
                mistake(
                        "telemetry: {transport: {retry: {max_attempts: unlimted}}}",
                        "1:47 telemetry.transport.retry.max_attempts: 'unlimted' is not allowed; must be a whole number from 0 "
                                + "to 10, or unlimited; did you mean 'unlimited'?"),
                mistake(
                        "telemetry: {transport: {retry: 3}}",
                        "1:32 telemetry.transport.retry: is a single value; must be a map of keys and values"),
                mistake(
                        "telemetry: {worker: {}, transport: {worker: {restart_limit: 0}}}",
                        "1:37 telemetry.transport.worker: stands at t.yaml:1:13 for all transports already; keep one of the two",
                        "1:61 telemetry.transport.worker.restart_limit: '0' is not allowed; must be a whole number from 1 to 100"),
                mistake(
                        "telemetry: {worker: {bakpressure: block}, transports: [{type: stdout}, {type: stdout, id: b}]}",
                        "1:22 telemetry.worker.bakpressure: unknown key; did you mean 'backpressure'?"),
                mistake(
                        "telemetry: {transforms: [redact_fields]}",
                        "1:25 telemetry.transforms: is a list; must be a map of keys and values"),
                mistake(
                        "telemetry: {transforms: {pipelines: []}}",
                        "1:26 telemetry.transforms.pipelines: unknown key; did you mean 'pipeline'?"),
                mistake(
                        "telemetry: {transforms: {pipeline: }}",
                        "1:35 telemetry.transforms.pipeline: is empty; must be a list: write '- name' or '- name: {options}' for "
                                + "each transform, or [] for none"),
                mistake(
                        "telemetry: {transforms: {pipeline: {redact_fields: {fields: [a]}}}}",
                        "1:36 telemetry.transforms.pipeline: is a map; must be a list: write '- name' or '- name: {options}' for "
                                + "each transform, or [] for none"),
                mistake(
                        "telemetry: {transforms: {pipeline: [{redact_fields: , fields: [a]}]}}",
                        "1:37 telemetry.transforms.pipeline.0: has the keys redact_fields, fields where a transform's name alone "
                                + "must be; indent its options under it"),
                mistake(
                        "telemetry: {transforms: {pipeline: [[ensure_fields], ]}}",
                        "1:37 telemetry.transforms.pipeline.0: is a list; write '- name' or '- name: {options}' for each "
                                + "transform, or [] for none"),
                mistake(
                        "telemetry: {transforms: {pipeline: [redact_fields]}}",
                        "1:37 telemetry.transforms.pipeline.0.redact_fields.fields: is required; must be a list of texts"),
                mistake(
                        "telemetry: {transforms: {pipeline: [{redact_fields: [a]}]}}",
                        "1:53 telemetry.transforms.pipeline.0.redact_fields: is a list; must be a map of keys and values"),
                mistake(
                        "telemetry: {transforms: {pipeline: [{redact_fields: {fields: a}}]}}",
                        "1:62 telemetry.transforms.pipeline.0.redact_fields.fields: 'a' is not allowed; must be a list of texts"),
                mistake(
                        "telemetry: {transforms: {pipeline: [{redact_fields: {fields: [{a: b}]}}]}}",
                        "1:62 telemetry.transforms.pipeline.0.redact_fields.fields: is a list; must be a list of texts"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsPlaceAndWhatIsAllowed(String yaml, String[] complaints) {
        assertThat(ConfigText.of(yaml).complaints())
                .containsExactly(Stream.of(complaints).map("t.yaml:"::concat).toArray(String[]::new));
    }

    static Stream<Arguments> yamlMistakes() {
        return Stream.of(
                mistake("telemetry: {", "2:1: isn't valid YAML: while parsing a flow node: expected the node content"),
                mistake("a: b: c", "1:5: isn't valid YAML: mapping values are not allowed here"),
                mistake(
                        "telemetry:\n\tworker: 1",
                        "2:1: isn't valid YAML: while scanning for the next token: found character"),
                mistake(
                        "telemetry:\n  encoding: \"a",
                        "3:1: isn't valid YAML: while scanning a quoted scalar: found unexpected end"),
                mistake(
                        "telemetry: {}\n---\na: 1",
                        "2:1: a second document begins here, and one is all there may be; remove the '---'"),
                mistake(
                        "telemetry:\n  encoding: \"flat\u0007\"",
                        "2:18: the character U+0007 isn't allowed in YAML; remove it"),
                mistake(
                        "telemetry: !!java.net.URL [x]",
                        "1:12 telemetry: a tag (tag:yaml.org,2002:java.net.URL) isn't allowed; leave it out",
                        "1:12 telemetry: is a list; must be a map of keys and values"),
                mistake(
                        "telemetry: {encoding: !!str flat}",
                        "1:23 telemetry.encoding: a tag (tag:yaml.org,2002:str) isn't allowed"),
                mistake(
                        "telemetry: {worker: &w {}, transport: {worker: *w}}",
                        "1:40 telemetry.transport.worker: stands at t.yaml:1:13 for all transports already; keep one of the two",
                        "1:48 telemetry.transport.worker: an alias (*name) isn't allowed; write out what it stands for"),
                mistake(
                        "telemetry: {<<: {encoding: flat}}",
                        "1:13 telemetry: a key must be a single value, and not a list"),
                mistake("telemetry: {? [a] : b}", "1:15 telemetry: a key must be a single value, and not a list"),
                mistake(
                        "telemetry:\n  encoding: flat\n  encoding: envelope",
                        "3:3 telemetry.encoding: stands at t.yaml:2:3 already; keep one of the two"),
                mistake("a: " + "[".repeat(60), "1:54: is more than 50 lists and maps deep"),
                mistake("%YAML 9.9\n---\na: 1", "1:1: isn't valid YAML: found incompatible YAML document"),
                mistake(
                        "%YAML 1.99999999999999\n---\na: 1",
                        "1:23: isn't valid YAML: while scanning a YAML directive: found a number"));
    }

    @ParameterizedTest
    @MethodSource("yamlMistakes")
    void whatIsNoPlainYamlIsNamedWithItsPlace(String yaml, String[] beginnings) {
        assertThat(ConfigText.of(yaml).complaints())
                .zipSatisfy(
                        Stream.of(beginnings).map("t.yaml:"::concat).toList(),
                        (complaint, beginning) -> assertThat(complaint).startsWith(beginning));
    }

    @Test
    void theFoundTransportsAreNamedWhereThereAreNone() {
        assertThat(ConfigText.of("telemetry: {transforms: {pipeline: []}}")
                        .with(PluginCatalog.of(List.of(), List.of()))
                        .complaints())
                .containsExactly(
                        "t.yaml:1:12 telemetry.transport.type: no transport 'stdout' was found; none at all was found; "
                                + "add io.townlet.telemetry:transport-stdout:0.1.0 to the program's dependencies, or the folder "
                                + "plugins/transport-stdout to the distribution");
    }

    @Test
    void aTransportThatWasRefusedIsNamedWithTheReason(@TempDir Path folder) throws IOException {
        Path one = PluginJar.good("One", "same").writeTo(folder.resolve("one/one.jar"));
        Path two = PluginJar.good("Two", "same").writeTo(folder.resolve("two/two.jar"));

        try (PluginCatalog catalog = PluginDiscovery.discover(ClassLoader.getPlatformClassLoader(), folder)) {
            ConfigText config = ConfigText.of("telemetry: {transport: {type: same}, transforms: {pipeline: []}}");

            assertThat(config.with(catalog).complaints())
                    .containsExactly("t.yaml:1:31 telemetry.transport.type: the transport 'same' was refused; in " + one
                            + ": another transport of this name is in " + two + "; keep only one of them; in " + two
                            + ": another transport of this name is in " + one + "; keep only one of them");
        }
    }

    @Test
    void nestingWithoutEndIsGivenUpEarly() {
        assertThat(ConfigText.of("[".repeat(500_000)).complaints()).hasSize(1);
        assertThat(ConfigText.of("{a: ".repeat(200_000)).complaints()).hasSize(1);
        assertThat(ConfigText.of("- ".repeat(500_000)).complaints()).hasSize(1);
    }

    @Test
    void aHundredProblemsAreShownAndAllAreCarried() {
        String keys =
                IntStream.range(0, 250).mapToObj(i -> "\"\\n" + i + "\": 0").collect(Collectors.joining(",", "{", "}"));

        ConfigException thrown = catchThrowableOfType(
                ConfigException.class, () -> ConfigText.of(keys).read());

        assertThat(thrown.problems()).hasSize(250);
        assertThat(thrown.getMessage().lines()).hasSize(101).last().isEqualTo("... and 150 more");
    }

    @Test
    void aFileThatCannotBeReadIsOneProblem(@TempDir Path folder) throws IOException {
        ConfigReader reader = ConfigReader.of(TestPlugins.catalog());
        Path missing = folder.resolve("missing.yaml");
        Path latin = Files.write(folder.resolve("latin.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));
        Path large = Files.write(folder.resolve("large.yaml"), new byte[YamlTree.MAX_LENGTH + 1]);

        assertThat(catchThrowableOfType(ConfigException.class, () -> reader.read(missing)))
                .hasMessage(missing + ": doesn't exist");
        assertThat(catchThrowableOfType(ConfigException.class, () -> reader.read(folder)))
                .hasMessage(folder + ": is a folder; give the file itself");
        assertThat(catchThrowableOfType(ConfigException.class, () -> reader.read(latin)))
                .hasMessage(latin + ": isn't in UTF-8; save it in that encoding");
        assertThat(catchThrowableOfType(ConfigException.class, () -> reader.read(large)))
                .hasMessage(large + ": is larger than 1048576 bytes");
    }

    private static Arguments mistake(String yaml, String... complaints) {
        return Arguments.of(yaml, complaints);
    }
}
