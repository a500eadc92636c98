package io.townlet.telemetry.transforms.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaOptionsTest {

    private final SchemaValidatorProvider provider = new SchemaValidatorProvider();

    @TempDir
    Path folder;

    private void make(String schema) throws Exception {
        Files.writeString(folder.resolve("bad.json"), schema);
        new TestContext(folder).make(provider, Map.of("schemas", Map.of("event", "bad.json")));
    }

    private void assertRefused(String schema, String reason) {
        assertThatThrownBy(() -> make(schema))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("option 'schemas' for event: schema file '" + folder.resolve("bad.json") + "' ")
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                arguments(
                        "{\"type\": \"object\",\n\"x\": tru}",
                        "is not JSON at line 2, column 6: Unrecognized token 'tru'"),
                arguments("{\"a\": 1, \"a\": 2}", "is not JSON at line 1, column 13: Duplicate field 'a'"),
                arguments("{}\n{}", "goes on after the schema's end at line 2, column 1"),
                arguments("", "is empty; a schema is a JSON object"),
                arguments("[1]", "holds no schema; a schema is a JSON object"),
                arguments("{\"type\": \"strnig\"}", "is no valid schema: /type: "),
                arguments("{\"required\": \"x\"}", "is no valid schema: /required: string found, array expected"),
                arguments("{\"pattern\": \"(\"}", "is no valid schema: /pattern: "),
                arguments("{\"$ref\": \"#\"}", "nests too deep, or refers to itself without end"),
                arguments(
                        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}",
                        "is written for 'http://json-schema.org/draft-07/schema#', but only draft 2020-12 is understood"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedWithItsReason(String schema, String reason) {
        assertRefused(schema, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/x.json",
                "https://example.com/x.json#/$defs/a",
                "file:///etc/passwd",
                "other.json",
                "https://json-schema.org/draft/2020-12/schema",
                "urn:a:b",
                "classpath:draft/2020-12/schema",
            })
    void aReferenceOutOfTheDocumentIsRefused(String reference) {
        for (String keyword : List.of("$ref", "$dynamicRef")) {
            assertRefused(
                    "{\"$defs\": {\"unused\": {\"not\": {\"" + keyword + "\": \"" + reference + "\"}}}}",
                    "the reference '" + reference + "' at /$defs/unused/not/" + keyword
                            + " leads out of the document, and remote references are refused");
        }
    }

    @Test
    void nothingIsFetchedEvenFromAServerThatIsThere() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.json";
            assertRefused("{\"$ref\": \"" + address + "\"}", "remote references are refused");
            assertRefused("{\"$schema\": \"" + address + "\"}", "only draft 2020-12 is understood");
            assertRefused(
                    "{\"$defs\": {\"a\": {\"$id\": \"urn:a\", \"$schema\": \"" + address + "\"}}, \"$ref\": \"urn:a\"}",
                    "");

            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/$defs/nope", "#nope", "bad.json#/properties/x", "#/$defs/a/"})
    void aReferenceToNothingIsRefused(String reference) {
        assertRefused(
                "{\"$ref\": \"" + reference + "\", \"$defs\": {\"a\": {}}}",
                "the reference '" + reference + "' at /$ref leads to nothing in the document");
    }

    @Test
    void allBadReferencesAreNamedAtOnce() {
        assertRefused(
                "{\"allOf\": [{\"$ref\": \"a.json\"}, {\"$ref\": \"#b\"}]}",
                "can't be used: the reference 'a.json' at /allOf/0/$ref leads out of the document, and remote references are"
                        + " refused; put what it names under $defs; the reference '#b' at /allOf/1/$ref leads to nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {}}}",
                "{\"$ref\": \"bad.json#/$defs/a\", \"$defs\": {\"a\": {}}}",
                "{\"$ref\": \"#/$defs/a~1b%20c\", \"$defs\": {\"a/b c\": {}}}",
                "{\"$ref\": \"#here\", \"$defs\": {\"a\": {\"$anchor\": \"here\"}}}",
                "{\"$dynamicAnchor\": \"node\", \"properties\": {\"n\": {\"$dynamicRef\": \"#node\"}}}",
                "{\"$id\": \"urn:a:b\", \"$ref\": \"urn:a:b#here\", \"$defs\": {\"a\": {\"$anchor\": \"here\"}}}",
                "{\"$id\": \"https://example.com/a.json\", \"$ref\": \"b.json#/$defs/c\","
                        + " \"$defs\": {\"b\": {\"$id\": \"b.json\", \"$defs\": {\"c\": {}}}}}",
                "{\"properties\": {\"$ref\": {\"type\": \"string\"}}, \"enum\": [{\"$ref\": \"http://example.com\"}, {}]}",
                "{\"default\": {\"$ref\": \"x\"}, \"examples\": [{\"$ref\": \"x\"}]}",
                "true",
            })
    void aReferenceWithinTheDocumentIsFine(String schema) {
        assertThatCode(() -> make(schema)).doesNotThrowAnyException();
    }

    @Test
    void aFileThatCannotBeReadIsRefused() {
        for (Map.Entry<String, String> each : Map.of(
                        "nope.json", "schema file '" + folder.resolve("nope.json") + "' isn't there",
                        ".", "schema file '" + folder + "' can't be read: it is a folder")
                .entrySet()) {
            assertThatThrownBy(() ->
                            new TestContext(folder).make(provider, Map.of("schemas", Map.of("event", each.getKey()))))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageContaining(each.getValue());
        }
    }

    @Test
    void allProblemsOfTheOptionsAreNamedAtOnce() {
        Map<String, Object> raw = Map.of("schemas", Map.of("snapsht", "builtin:snap"));

        assertThat(provider.check(Options.of(provider.options(), raw)))
                .containsExactly(
                        new OptionProblem(
                                "schemas",
                                "names the kind 'snapsht', which there isn't; known kinds are"
                                        + " snapshot, diff, event, health, console, narration"),
                        new OptionProblem(
                                "schemas",
                                "has for snapsht 'builtin:snap', which there isn't; known are builtin:snapshot, builtin:diff"));
        assertThat(provider.check(Options.of(provider.options(), Map.of("schemas", Map.of("event", "  ")))))
                .containsExactly(new OptionProblem("schemas", "has for event '  ', which must be the path of a file"));
        assertThat(provider.check(Options.of(provider.options(), Map.of("schemas", Map.of()))))
                .hasSize(1);
    }

    @Test
    void allBadFilesAreNamedAtOnce() {
        assertThatThrownBy(() -> new TestContext(folder)
                        .make(provider, Map.of("schemas", Map.of("event", "a.json", "health", "b.json"))))
                .hasMessageContaining("a.json")
                .hasMessageContaining("b.json");
    }
}
