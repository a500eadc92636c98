package io.townlet.telemetry.cli.reference;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.config.TransportKeys;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the pages of docs/reference from what the host and the plug-ins declare. */
final class ReferencePages {

    private static final String NOTE =
            "Generated from what the plug-ins declare, by `ReferencePagesTest`; don't edit it.\n\n";

    private ReferencePages() {}

    /** Gives the text of each page, by the name of its file. */
    static Map<String, String> of(PluginCatalog catalog) {
        Map<String, String> pages = new TreeMap<>();
        pages.put("every-transport.md", everyTransport());
        catalog.transports()
                .forEach((name, plugin) -> pages.put(
                        "transport-" + name + ".md",
                        page(
                                        "Options of the transport `" + name + "`",
                                        plugin.provider().options())
                                + "The keys that [every transport](every-transport.md) takes stand beside these.\n"));
        catalog.transforms()
                .forEach((name, plugin) -> pages.put(
                        "transform-" + name + ".md",
                        page(
                                "Options of the transform `" + name + "`",
                                plugin.provider().options())));
        return pages;
    }

    private static String everyTransport() {
        List<OptionRow> rows = new ArrayList<>();
        TransportKeys.transport().forEach(option -> rows.add(OptionRow.of("", option)));
        TransportKeys.retry().forEach(option -> rows.add(OptionRow.of("retry.", option)));
        TransportKeys.buffer().forEach(option -> rows.add(OptionRow.of("buffer.", option)));
        TransportKeys.worker().forEach(option -> rows.add(OptionRow.of("worker.", option)));
        return "# Keys of every transport\n\n" + NOTE + table(rows)
                + "`worker` may stand under `telemetry` or inside one transport, but not both.\n";
    }

    private static String page(String title, List<Option<?>> options) {
        String table = options.isEmpty()
                ? "It has no options of its own.\n\n"
                : table(options.stream().map(option -> OptionRow.of("", option)).toList());
        return "# " + title + "\n\n" + NOTE + table;
    }

    private static String table(List<OptionRow> rows) {
        StringBuilder table = new StringBuilder("| key | type | default | must be | secret | meaning |\n");
        table.append("| --- | --- | --- | --- | --- | --- |\n");
        for (OptionRow row : rows) {
            table.append(String.join(
                            " | ",
                            "| `" + row.name() + "`",
                            row.type(),
                            cell(row.byDefault()),
                            cell(row.allowed()),
                            row.secret() ? "yes" : "no",
                            cell(row.description())))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static String cell(String text) {
        return text.isEmpty() ? "-" : text.replace("|", "\\|");
    }
}
