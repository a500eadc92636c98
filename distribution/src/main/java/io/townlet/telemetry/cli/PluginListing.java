package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.plugin.ApiVersionRange;
import io.townlet.telemetry.cli.console.PlainText;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.encode.EventEncoder;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginKind;
import io.townlet.telemetry.core.plugin.RefusedPlugin;
import io.townlet.telemetry.core.plugin.UnusablePluginException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plug-ins as they are shown.
 *
 * @param usable those that a configuration may ask for
 * @param refused those that it can't
 */
record PluginListing(List<Row> usable, List<RefusedPlugin> refused) {

    private static final Row HEADER = new Row("KIND", "NAME", "VERSION", "API", "JAR");
    private static final String ANY_API = "any";

    /**
     * One plug-in that can be used.
     *
     * @param kind transport or transform
     * @param name what a configuration asks for
     * @param version its version
     * @param api the range of api versions that it works with
     * @param jar where it comes from
     */
    record Row(String kind, String name, String version, String api, String jar) {

        private static Row of(DiscoveredPlugin<?> plugin) {
            ApiVersionRange range = plugin.apiRange();
            String api = range == null ? ANY_API : range.toString();
            return new Row(plugin.kind().wireName(), plugin.configuredName(), plugin.version(), api, plugin.location());
        }

        /** Gives what stands in columns, safe to print. */
        private List<String> cells() {
            return Stream.of(kind, name, version, api, jar).map(PlainText::of).toList();
        }

        private Payload toPayload() {
            return Payload.builder(5)
                    .put("kind", kind)
                    .put("name", name)
                    .put("version", version)
                    .put("api", api)
                    .put("jar", jar)
                    .build();
        }
    }

    /** Loads every plug-in, so that also what turns out only then is told. */
    static PluginListing of(PluginCatalog catalog) {
        List<Row> rows = new ArrayList<>();
        List<RefusedPlugin> refused = new ArrayList<>(catalog.refused());
        Stream.concat(catalog.allTransports().stream(), catalog.allTransforms().stream())
                .forEach(plugin -> {
                    try {
                        plugin.provider();
                        rows.add(Row.of(plugin));
                    } catch (UnusablePluginException e) {
                        refused.add(e.refused());
                    }
                });
        return new PluginListing(rows, refused);
    }

    /** Gives a line for each plug-in, in columns, and then one for each that was refused. */
    String asText() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER.cells());
        usable.forEach(row -> rows.add(row.cells()));
        StringBuilder text = new StringBuilder(TextColumns.of(rows));
        for (RefusedPlugin each : refused) {
            text.append("refused: ").append(PlainText.of(each.toString())).append('\n');
        }
        return text.toString();
    }

    /** Gives one JSON object in one line. */
    String asJson() {
        Payload listing = Payload.builder(2)
                .put("plugins", (Object) usable.stream().map(Row::toPayload).toList())
                .put("refused", (Object)
                        refused.stream().map(PluginListing::toPayload).toList())
                .build();
        EventEncoder encoder = new EventEncoder(Encoding.FLAT);
        return StandardCharsets.UTF_8
                .decode(encoder.encode(new TelemetryEvent("plugins", EventKind.EVENT, 0, Payload.empty(), listing))
                        .bytes())
                .toString();
    }

    private static Payload toPayload(RefusedPlugin refused) {
        PluginKind kind = refused.kind();
        return Payload.builder(4)
                .put("kind", kind == null ? null : kind.wireName())
                .put("name", refused.name())
                .put("jar", refused.location())
                .put("reason", refused.reason())
                .build();
    }
}
