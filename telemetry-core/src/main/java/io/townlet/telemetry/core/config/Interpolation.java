package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.config.ConfigNode.BrokenNode;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills variables into scalars: <code>${NAME}</code>, <code>${NAME:-default}</code>, <code>${NAME:?message}</code>, and {@code $$} for a
 * dollar. The tree is parsed by then, and what was filled in isn't looked at again, so that a value can never add structure.
 */
final class Interpolation {

    /** A dollar that is doubled, or the start of a variable with, where they are well-formed, its name, operator, argument and end. */
    private static final Pattern PART =
            Pattern.compile("\\$\\$|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?:(:-|:\\?)([^{}]*))?\\})?");

    private final Function<String, @Nullable String> environment;
    private final Problems problems;

    Interpolation(Function<String, @Nullable String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** Gives the tree with all variables filled in; where one can't be, its scalar is broken. */
    ConfigNode fill(ConfigNode node, String path) {
        if (node instanceof ScalarNode scalar) {
            return scalar.text().indexOf('$') < 0 ? scalar : fillScalar(scalar, path);
        }
        if (node instanceof ListNode list) {
            List<ConfigNode> items = new ArrayList<>();
            for (ConfigNode item : list.items()) {
                items.add(fill(item, KeyPath.of(path, String.valueOf(items.size()))));
            }
            return new ListNode(list.place(), items);
        }
        if (node instanceof MapNode map) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            map.entries()
                    .forEach((key, entry) ->
                            entries.put(key, new Entry(entry.key(), fill(entry.value(), KeyPath.of(path, key)))));
            return new MapNode(map.place(), entries);
        }
        return node;
    }

    private ConfigNode fillScalar(ScalarNode scalar, String path) {
        Matcher matcher = PART.matcher(scalar.text());
        StringBuilder filled = new StringBuilder();
        boolean whole = true;
        while (matcher.find()) {
            String part = part(matcher, scalar.place(), path);
            whole &= part != null;
            matcher.appendReplacement(filled, Matcher.quoteReplacement(part == null ? "" : part));
        }
        matcher.appendTail(filled);
        return whole
                ? new ScalarNode(scalar.place(), filled.toString(), scalar.source())
                : new BrokenNode(scalar.place());
    }

    private @Nullable String part(Matcher matcher, Place place, String path) {
        String whole = String.valueOf(matcher.group());
        String name = matcher.group(1);
        if (name == null) {
            if (whole.equals("$$")) {
                return "$";
            }
            problems.add(
                    place,
                    path,
                    "has a '${' that begins no variable; write ${NAME}, ${NAME:-default} or ${NAME:?message}, without "
                            + "braces inside, and $${ for the characters themselves");
            return null;
        }
        String value = environment.apply(name);
        String operator = matcher.group(2);
        String argument = matcher.group(3);
        if (operator == null ? value != null : value != null && !value.isEmpty()) {
            return value;
        }
        if (":-".equals(operator)) {
            return argument;
        }
        String reason = argument == null || argument.isBlank()
                ? "the environment variable " + name + " isn't set; set it, or write ${" + name + ":-default}"
                : "the environment variable " + name + " isn't set: " + ShownText.of(argument);
        problems.add(place, path, ShownText.of(whole), reason, null);
        return null;
    }
}
