package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.config.ConfigNode.BlankNode;
import io.townlet.telemetry.core.config.ConfigNode.BrokenNode;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values that were given beside the configuration, as {@code KEY=VALUE}, into it. */
final class Overrides {

    private static final Pattern INDEX = Pattern.compile("\\d{1,5}");

    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    /** Gives the tree with all overrides in it, of which the last of a key counts. */
    ConfigNode apply(ConfigNode root, List<String> overrides) {
        ConfigNode changed = root;
        for (String override : overrides) {
            changed = apply(changed, override);
        }
        return changed;
    }

    private ConfigNode apply(ConfigNode root, String override) {
        int equals = override.indexOf('=');
        String key = equals < 0 ? override : override.substring(0, equals).strip();
        Place place = Place.whole("--set " + ShownText.of(key));
        List<String> keys = List.of(key.split("\\.", -1));
        if (equals < 0 || keys.contains("") || keys.size() > YamlTree.MAX_DEPTH) {
            problems.add(
                    place, "", "isn't an override; write --set KEY=VALUE, where KEY is like telemetry.transport.type");
            return root;
        }
        return new Placement(keys, value(override.substring(equals + 1), place), place).put(root, 0);
    }

    /** Only what begins as a list or map does is YAML; all else is the text itself, whatever signs are in it. */
    private ConfigNode value(String text, Place place) {
        boolean structured = text.startsWith("[") || text.startsWith("{");
        return structured ? YamlTree.ofValue(text, place, problems) : new ScalarNode(place, text, text);
    }

    /** One override on its way into the tree. */
    private final class Placement {
        private final List<String> keys;
        private final ConfigNode value;
        private final Place place;

        Placement(List<String> keys, ConfigNode value, Place place) {
            this.keys = keys;
            this.value = value;
            this.place = place;
        }

        ConfigNode put(@Nullable ConfigNode node, int depth) {
            if (depth == keys.size()) {
                return value;
            }
            String key = keys.get(depth);
            if (node == null || node instanceof BlankNode) {
                return INDEX.matcher(key).matches()
                        ? putInList(new ListNode(place, List.of()), key, depth)
                        : putInMap(MapNode.empty(place), key, depth);
            }
            if (node instanceof MapNode map) {
                return putInMap(map, key, depth);
            }
            if (node instanceof ListNode list) {
                return putInList(list, key, depth);
            }
            if (!(node instanceof BrokenNode)) {
                refuse(
                        depth,
                        "is a single value at " + node.place() + ", so '" + ShownText.of(key) + "' can't be set in it");
            }
            return node;
        }

        private MapNode putInMap(MapNode map, String key, int depth) {
            Entry before = map.entries().get(key);
            return before == null
                    ? map.with(key, new Entry(place, put(null, depth + 1)))
                    : map.with(key, new Entry(before.key(), put(before.value(), depth + 1)));
        }

        private ListNode putInList(ListNode list, String key, int depth) {
            int size = list.items().size();
            int index = INDEX.matcher(key).matches() ? Integer.parseInt(key) : Integer.MAX_VALUE;
            if (index > size) {
                refuse(
                        depth,
                        "is a list, so '" + ShownText.of(key) + "' can't be set in it; give a number from 0 to "
                                + size);
                return list;
            }
            List<ConfigNode> items = new ArrayList<>(list.items());
            if (index == size) {
                items.add(put(null, depth + 1));
            } else {
                items.set(index, put(items.get(index), depth + 1));
            }
            return new ListNode(list.place(), items);
        }

        private void refuse(int depth, String message) {
            problems.add(place, ShownText.of(String.join(".", keys.subList(0, depth))), message);
        }
    }
}
