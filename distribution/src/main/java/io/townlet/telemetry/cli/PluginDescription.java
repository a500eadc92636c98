package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.cli.console.PlainText;
import io.townlet.telemetry.cli.reference.OptionRow;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.encode.EventEncoder;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginReference;
import io.townlet.telemetry.core.plugin.UnusablePluginException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plug-in and its options as they are shown.
 *
 * @param plugin the plug-in
 * @param options its own options
 */
record PluginDescription(DiscoveredPlugin<?> plugin, List<OptionRow> options) {

    /** Finds the transports and transforms of a name. */
    static List<PluginDescription> find(PluginCatalog catalog, String name) throws UsageException {
        PluginReference reference = PluginReference.parse(name);
        List<PluginDescription> found = new ArrayList<>();
        try {
            reference
                    .pick(catalog.allTransports())
                    .forEach(each -> found.add(of(each, each.provider().options())));
            reference
                    .pick(catalog.allTransforms())
                    .forEach(each -> found.add(of(each, each.provider().options())));
        } catch (UnusablePluginException e) {
            throw new UsageException(e.refused().toString());
        }
        if (found.isEmpty()) {
            throw new UsageException(notFound(catalog, reference));
        }
        return found;
    }

    private static String notFound(PluginCatalog catalog, PluginReference reference) {
        String refused = catalog.refused().stream()
                .filter(each -> each.name().equals(reference.name()))
                .map(each -> "; " + each)
                .collect(Collectors.joining());
        TreeSet<String> names = new TreeSet<>(catalog.transports().keySet());
        names.addAll(catalog.transforms().keySet());
        return "no plug-in '" + PlainText.of(reference.toString()) + "' was found"
                + (refused.isEmpty() ? "; found were " + String.join(", ", names) : refused);
    }

    private static PluginDescription of(DiscoveredPlugin<?> plugin, List<Option<?>> options) {
        return new PluginDescription(
                plugin, options.stream().map(option -> OptionRow.of("", option)).toList());
    }

    static String asText(List<PluginDescription> descriptions) {
        return descriptions.stream().map(PluginDescription::asText).collect(Collectors.joining("\n"));
    }

    private String asText() {
        StringBuilder text = new StringBuilder();
        text.append(PlainText.of(plugin.kind().wireName() + " " + plugin.configuredName() + ", version "
                        + plugin.version() + ", in " + plugin.location()))
                .append('\n');
        if (options.isEmpty()) {
            return text.append("It has no options of its own.\n").toString();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("OPTION", "TYPE", "DEFAULT", "ALLOWED", "SECRET", "DESCRIPTION"));
        options.forEach(row -> rows.add(Stream.of(
                        row.name(),
                        row.type(),
                        row.byDefault(),
                        row.allowed(),
                        row.secret() ? "yes" : "no",
                        row.description())
                .map(PlainText::of)
                .toList()));
        return text.append(TextColumns.of(rows)).toString();
    }

    /** Gives one JSON object in one line. */
    static String asJson(List<PluginDescription> descriptions) {
        Payload described = Payload.builder(1)
                .put("plugins", (Object)
                        descriptions.stream().map(PluginDescription::toPayload).toList())
                .build();
        return StandardCharsets.UTF_8
                .decode(new EventEncoder(Encoding.FLAT)
                        .encode(new TelemetryEvent("plugins", EventKind.EVENT, 0, Payload.empty(), described))
                        .bytes())
                .toString();
    }

    private Payload toPayload() {
        return Payload.builder(5)
                .put("kind", plugin.kind().wireName())
                .put("name", plugin.configuredName())
                .put("version", plugin.version())
                .put("jar", plugin.location())
                .put("options", (Object)
                        options.stream().map(PluginDescription::toPayload).toList())
                .build();
    }

    private static Payload toPayload(OptionRow row) {
        return Payload.builder(6)
                .put("name", row.name())
                .put("type", row.type())
                .put("default", row.byDefault())
                .put("allowed", row.allowed())
                .put("secret", row.secret())
                .put("description", row.description())
                .build();
    }
}
