package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plug-ins of which only the names and options matter: a configuration is read without making anything. */
final class TestPlugins {

    static final Option<Path> FILE_PATH = Option.file("file_path").asRequired();
    static final Option<String> ROTATE =
            Option.choice("rotate", "never", "daily").withDefault("never");
    static final Option<String> ENDPOINT = Option.text("endpoint").asRequired();
    static final Option<Boolean> ENABLE_TLS = Option.flag("enable_tls").withDefault(true);
    static final Option<Integer> PIN = Option.wholeNumber("pin", 1000, 9999).asSecret();
    static final Option<String> TOKEN = Option.text("token").asSecret();
    static final Option<Map<String, String>> HEADERS = Option.textMap("headers").asSecret();
    static final Option<String> CERT = Option.text("cert_file");
    static final Option<String> KEY = Option.text("key_file");
    static final Option<List<String>> FIELDS = Option.textList("fields").asRequired();
    static final Option<List<String>> KINDS = Option.textList("kinds").withDefault(List.of());
    static final Option<String> MODE =
            Option.choice("mode", "drop", "warn", "raise").withDefault("drop");

    private static final PluginCatalog CATALOG = PluginCatalog.of(
            List.of(
                    new Transporting("stdout", List.of(), options -> List.of()),
                    new Transporting("file", List.of(FILE_PATH, ROTATE), options -> List.of()),
                    new Transporting(
                            "tcp",
                            List.of(ENDPOINT, ENABLE_TLS, PIN, TOKEN, HEADERS, CERT, KEY),
                            TestPlugins::checkTcp)),
            standardTransforms());

    private TestPlugins() {}

    static PluginCatalog catalog() {
        return CATALOG;
    }

    static PluginCatalog catalogWithout(String transform) {
        return PluginCatalog.of(
                List.of(new Transporting("stdout", List.of(), options -> List.of())),
                standardTransforms().stream()
                        .filter(each -> !each.name().equals(transform))
                        .toList());
    }

    static PluginCatalog catalogOf(TransportProvider transport) {
        return PluginCatalog.of(List.of(transport), standardTransforms());
    }

    private static List<TransformProvider> standardTransforms() {
        return Stream.of(
                        new Transforming("snapshot_normalizer", List.of()),
                        new Transforming("redact_fields", List.of(FIELDS, KINDS)),
                        new Transforming("ensure_fields", List.of()),
                        new Transforming("schema_validator", List.of(MODE)))
                .map(TransformProvider.class::cast)
                .toList();
    }

    private static List<OptionProblem> checkTcp(Options options) {
        if (options.find(CERT).isPresent() != options.find(KEY).isPresent()) {
            return List.of(new OptionProblem("key_file", "goes together with cert_file; give both or neither"));
        }
        String token = options.find(TOKEN).orElse("");
        return token.startsWith("bad")
                ? List.of(new OptionProblem(
                        "token", "'" + token + "' at " + options.get(ENDPOINT) + " has the wrong\nform"))
                : List.of();
    }

    record Transporting(String name, List<Option<?>> options, Function<Options, List<OptionProblem>> checks)
            implements TransportProvider {
        @Override
        public List<OptionProblem> check(Options values) {
            return checks.apply(values);
        }

        @Override
        public Transport create(Options values, TransportContext context) {
            throw new UnsupportedOperationException("reading a configuration makes no transport");
        }
    }

    record Transforming(String name, List<Option<?>> options) implements TransformProvider {
        @Override
        public Transform create(Options values, TransformContext context) {
            throw new UnsupportedOperationException("reading a configuration makes no transform");
        }
    }
}
