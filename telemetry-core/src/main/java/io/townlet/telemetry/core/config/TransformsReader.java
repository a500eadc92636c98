package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.core.config.ConfigNode.BlankNode;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the list of transforms, or takes the default one. */
final class TransformsReader {

    private static final String FORMS = "write '- name' or '- name: {options}' for each transform, or [] for none";

    private final PluginLookup<TransformProvider> plugins;
    private final Problems problems;

    TransformsReader(PluginLookup<TransformProvider> plugins, Problems problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    /** Reads what stands under the key of transforms. */
    List<TransformConfig> read(Section telemetry) {
        Section section = telemetry.section(PipelineKeys.TRANSFORMS);
        if (section == null) {
            return List.of();
        }
        Entry pipeline = section.entry(PipelineKeys.PIPELINE);
        section.refuseUnknown();
        String path = section.pathOf(PipelineKeys.PIPELINE);
        if (pipeline == null) {
            return readDefault(section.place(), path);
        }
        ConfigNode value = pipeline.value();
        if (value instanceof ListNode list) {
            return readAll(list, path);
        }
        if (!value.isBroken()) {
            problems.add(value.place(), path, "is " + value.shape() + "; must be a list: " + FORMS);
        }
        return List.of();
    }

    private List<TransformConfig> readDefault(Place place, String path) {
        List<String> missing = DefaultTransforms.NAMES.stream()
                .filter(name -> !plugins.has(name))
                .toList();
        if (missing.isEmpty()) {
            return readAll(DefaultTransforms.at(place), path);
        }
        // Going on without would send unredacted what nobody has said may be sent so.
        problems.add(
                place,
                path,
                "is left out, and of the transforms that it then has these were not found: "
                        + String.join(", ", missing) + "; "
                        + KnownPlugins.howToAdd(PluginKind.TRANSFORM, missing.get(0)) + ", or configure "
                        + "'transforms: {pipeline: []}' to send everything as it is");
        return List.of();
    }

    private List<TransformConfig> readAll(ListNode list, String path) {
        List<TransformConfig> transforms = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            TransformConfig transform = readOne(list.items().get(i), KeyPath.of(path, String.valueOf(i)));
            if (transform != null) {
                transforms.add(transform);
            }
        }
        return transforms;
    }

    private @Nullable TransformConfig readOne(ConfigNode node, String path) {
        if (node instanceof ScalarNode name) {
            return read(name, new BlankNode(name.place()), path);
        }
        if (node instanceof MapNode map && map.entries().size() == 1) {
            Map.Entry<String, Entry> only = map.entries().entrySet().iterator().next();
            String name = only.getKey();
            return read(
                    new ScalarNode(only.getValue().key(), name, name),
                    only.getValue().value(),
                    path);
        }
        if (node instanceof MapNode map) {
            problems.add(
                    map.place(),
                    path,
                    "has the keys "
                            + ShownText.of(String.join(", ", map.entries().keySet()))
                            + " where a transform's name alone must be; indent its options under it");
        } else if (!node.isBroken()) {
            problems.add(node.place(), path, "is " + node.shape() + "; " + FORMS);
        }
        return null;
    }

    private @Nullable TransformConfig read(ScalarNode name, ConfigNode options, String path) {
        DiscoveredPlugin<TransformProvider> plugin = plugins.find(name, path);
        if (plugin == null) {
            return null;
        }
        Section section = Section.of(options, KeyPath.of(path, name.source()), problems);
        if (section == null) {
            return null;
        }
        TransformProvider provider = plugin.provider();
        Options read =
                new PluginOptionsReader(plugin.id(), section).read(provider::options, provider::check, List.of());
        return new TransformConfig(plugin, read);
    }
}
