package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginReference;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the transports of one pipeline, one after the other. */
final class TransportReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private final PluginLookup<TransportProvider> plugins;
    private final DeliverySettings defaults;
    private final @Nullable Place sharedWorker;
    private final Problems problems;
    private final Map<String, Place> ids = new HashMap<>();

    /**
     * Prepares to read.
     *
     * @param plugins the transports that there are
     * @param defaults what holds where nothing is configured, with the worker that all share
     * @param sharedWorker where that worker is configured, or null where it isn't
     * @param problems takes what is wrong
     */
    TransportReader(
            PluginLookup<TransportProvider> plugins,
            DeliverySettings defaults,
            @Nullable Place sharedWorker,
            Problems problems) {
        this.plugins = plugins;
        this.defaults = defaults;
        this.sharedWorker = sharedWorker;
        this.problems = problems;
    }

    /** Reads a transport, or gives null where its type can't be used. */
    @Nullable
    TransportConfig read(Section section) {
        ScalarNode type = type(section);
        String id = id(section, type);
        DeliverySettings delivery = DeliveryReader.read(section, defaults).withWorker(worker(section));
        if (type == null) {
            return null;
        }
        DiscoveredPlugin<TransportProvider> plugin = plugins.find(type, section.pathOf(TransportKeys.TYPE.name()));
        if (plugin == null) {
            return null; // which other keys it would know can't be told
        }
        TransportProvider provider = plugin.provider();
        Options options =
                new PluginOptionsReader(plugin.id(), section).read(provider::options, provider::check, keysWithin());
        return new TransportConfig(id, plugin, options, delivery);
    }

    private @Nullable ScalarNode type(Section section) {
        Entry entry = section.entry(TransportKeys.TYPE.name());
        if (entry == null) {
            String stdout = String.valueOf(TransportKeys.TYPE.defaultValue());
            return new ScalarNode(section.place(), stdout, stdout);
        }
        if (entry.value() instanceof ScalarNode scalar) {
            return scalar;
        }
        if (!entry.value().isBroken()) {
            section.reject(TransportKeys.TYPE, entry.value(), "must be the name of a transport");
        }
        return null;
    }

    private String id(Section section, @Nullable ScalarNode type) {
        Entry entry = section.entry(TransportKeys.ID.name());
        String byDefault =
                type == null ? "" : PluginReference.parse(type.text()).name();
        String id = section.find(TransportKeys.ID).orElse(byDefault);
        Place place = entry == null ? section.place() : entry.value().place();
        if (entry != null && !id.equals(byDefault) && !ID.matcher(id).matches()) {
            section.reject(
                    TransportKeys.ID,
                    entry.value(),
                    "must be 1 to 64 letters, digits, '_', '.' and '-', and begin with a letter or digit");
        }
        Place before = id.isEmpty() ? null : ids.putIfAbsent(id, place);
        if (before != null) {
            String message = "'" + ShownText.of(id) + "' is the id of the transport at " + before
                    + " already; give one of the two an id of its own";
            problems.add(place, section.pathOf(TransportKeys.ID.name()), message);
        }
        return id;
    }

    private DeliverySettings.Worker worker(Section section) {
        Entry own = section.entry(TransportKeys.WORKER);
        if (own != null && sharedWorker != null) {
            String message = "stands at " + sharedWorker + " for all transports already; keep one of the two";
            problems.add(own.key(), section.pathOf(TransportKeys.WORKER), message);
        }
        return DeliveryReader.worker(section.section(TransportKeys.WORKER), defaults.worker());
    }

    /** Gives the paths of the keys that stand one level deeper, where many look for them on this one. */
    private static List<String> keysWithin() {
        List<String> paths = new ArrayList<>();
        TransportKeys.retry().forEach(option -> paths.add(KeyPath.of(TransportKeys.RETRY, option.name())));
        TransportKeys.buffer().forEach(option -> paths.add(KeyPath.of(TransportKeys.BUFFER, option.name())));
        TransportKeys.worker().forEach(option -> paths.add(KeyPath.of(TransportKeys.WORKER, option.name())));
        return paths;
    }
}
