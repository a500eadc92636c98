package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes out of a plug-in's message what must not be shown: values of secrets, and values that came from the environment. */
final class Redaction {

    /** A shorter value is no secret worth the name, and would be found in any text. */
    private static final int SHORTEST = 4;

    /** The longer ones first, so that one which is part of another doesn't leave a rest of it. */
    private final SortedMap<String, String> shownByValue =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    Redaction(List<Option<?>> declared, Map<String, Entry> configured) {
        for (Option<?> option : declared) {
            Entry entry = configured.get(option.name());
            if (entry != null) {
                gather(entry.value(), option.secret());
            }
        }
    }

    private void gather(ConfigNode node, boolean secret) {
        if (node instanceof ScalarNode scalar) {
            boolean hidden = secret || !scalar.text().equals(scalar.source());
            if (hidden && scalar.text().length() >= SHORTEST) {
                shownByValue.put(scalar.text(), secret ? ShownText.SECRET : scalar.source());
            }
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> gather(item, secret));
        } else if (node instanceof MapNode map) {
            map.entries().values().forEach(entry -> gather(entry.value(), secret));
        }
    }

    String of(String message) {
        String redacted = message;
        for (Map.Entry<String, String> each : shownByValue.entrySet()) {
            redacted = redacted.replace(each.getKey(), each.getValue());
        }
        return redacted;
    }
}
