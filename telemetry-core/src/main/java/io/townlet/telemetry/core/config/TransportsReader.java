package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one transport or the list of transports, and the worker that all of them share. */
final class TransportsReader {

    private final PluginLookup<TransportProvider> plugins;
    private final DeliverySettings defaults;
    private final Problems problems;

    TransportsReader(PluginLookup<TransportProvider> plugins, DeliverySettings defaults, Problems problems) {
        this.plugins = plugins;
        this.defaults = defaults;
        this.problems = problems;
    }

    /** Reads all transports whose type can be used. */
    List<TransportConfig> read(Section telemetry) {
        Entry one = telemetry.entry(PipelineKeys.TRANSPORT);
        Entry several = telemetry.entry(PipelineKeys.TRANSPORTS);
        if (one != null && several != null) {
            String message = "stands beside 'transport' at " + one.key() + "; keep one of the two";
            problems.add(several.key(), telemetry.pathOf(PipelineKeys.TRANSPORTS), message);
        }
        TransportReader reader = reader(telemetry);
        List<TransportConfig> read = new ArrayList<>();
        if (one != null || several == null) {
            add(telemetry.section(PipelineKeys.TRANSPORT), reader, read);
        }
        if (several != null) {
            String path = telemetry.pathOf(PipelineKeys.TRANSPORTS);
            List<ConfigNode> elements = elements(several.value(), path);
            for (int i = 0; i < elements.size(); i++) {
                add(Section.of(elements.get(i), KeyPath.of(path, String.valueOf(i)), problems), reader, read);
            }
        }
        return read;
    }

    private TransportReader reader(Section telemetry) {
        Entry worker = telemetry.entry(TransportKeys.WORKER);
        DeliverySettings.Worker shared =
                DeliveryReader.worker(telemetry.section(TransportKeys.WORKER), defaults.worker());
        return new TransportReader(
                plugins, defaults.withWorker(shared), worker == null ? null : worker.key(), problems);
    }

    private static void add(@Nullable Section section, TransportReader reader, List<TransportConfig> read) {
        TransportConfig transport = section == null ? null : reader.read(section);
        if (transport != null) {
            read.add(transport);
        }
    }

    private List<ConfigNode> elements(ConfigNode node, String path) {
        if (node instanceof ListNode list && !list.items().isEmpty()) {
            return list.items();
        }
        // A list with something broken in it has elements, so what is broken here has been reported.
        if (!node.isBroken()) {
            String shape = node instanceof ListNode ? "empty" : node.shape();
            problems.add(node.place(), path, "is " + shape + "; must be a list of at least one transport");
        }
        return List.of();
    }
}
