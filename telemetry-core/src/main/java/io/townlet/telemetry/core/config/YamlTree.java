package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.config.ConfigNode.BlankNode;
import io.townlet.telemetry.core.config.ConfigNode.BrokenNode;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import io.townlet.telemetry.core.config.ConfigNode.ListNode;
import io.townlet.telemetry.core.config.ConfigNode.MapNode;
import io.townlet.telemetry.core.config.ConfigNode.ScalarNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds a tree from the parser's events. Nothing is ever constructed from a tag, and aliases and merge keys are refused: so the tree is
 * never larger than the text.
 */
final class YamlTree {

    /** The longest configuration, in characters. */
    static final int MAX_LENGTH = 1 << 20;

    /** How deep lists and maps may be within each other: bounds the recursion here and in all that walks the tree. */
    static final int MAX_DEPTH = 50;

    private final Iterator<Event> events;
    private final Function<@Nullable Mark, Place> places;
    private final Problems problems;
    private Place reached;

    private YamlTree(Iterator<Event> events, Function<@Nullable Mark, Place> places, Problems problems) {
        this.events = events;
        this.places = places;
        this.problems = problems;
        this.reached = places.apply(null);
    }

    /** Reads a configuration, in which places are lines and columns. */
    static ConfigNode ofDocument(String text, String name, Problems problems) {
        return read(
                text,
                mark -> mark == null
                        ? new Place(name, 1, 1)
                        : new Place(name, mark.getLine() + 1, mark.getColumn() + 1),
                problems);
    }

    /** Reads a value, all of which is said to be at one place. */
    static ConfigNode ofValue(String text, Place place, Problems problems) {
        return read(text, mark -> place, problems);
    }

    private static ConfigNode read(String text, Function<@Nullable Mark, Place> places, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        options.setNestingDepthLimit(MAX_DEPTH);
        YamlTree tree =
                new YamlTree(new Yaml(options).parse(new StringReader(text)).iterator(), places, problems);
        try {
            return tree.document();
        } catch (Unreadable e) {
            problems.add(e.place, "", e.getMessage());
        } catch (MarkedYAMLException e) {
            // Not its message, which quotes the line, and so perhaps a secret.
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.add(places.apply(mark), "", "isn't valid YAML: " + ShownText.ofMessage(context + e.getProblem()));
        } catch (ReaderException e) {
            problems.add(
                    unprintable(text, tree.reached),
                    "",
                    String.format("the character U+%04X isn't allowed in YAML; remove it", e.getCodePoint()));
        } catch (RuntimeException e) {
            // The parser has some more for odd input: a number out of range in a directive, a character that can't be.
            problems.add(tree.reached, "", "isn't valid YAML after this place: " + ShownText.ofMessage(firstLine(e)));
        }
        return new BrokenNode(places.apply(null));
    }

    /** Finds the character that the parser doesn't take; the parser itself reads ahead, and tells no line. */
    private static Place unprintable(String text, Place start) {
        int line = 1;
        int column = 1;
        for (int c : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(c)) {
                return start.line() == 0 ? start : new Place(start.source(), line, column);
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return start;
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private ConfigNode document() {
        Event event = next();
        while (event.is(Event.ID.StreamStart) || event.is(Event.ID.DocumentStart)) {
            event = next();
        }
        if (event.is(Event.ID.StreamEnd)) {
            return new BlankNode(reached);
        }
        ConfigNode root = node(event, "", 0);
        next(); // the end of the document
        Event after = next();
        if (!after.is(Event.ID.StreamEnd)) {
            problems.add(
                    place(after), "", "a second document begins here, and one is all there may be; remove the '---'");
        }
        return root;
    }

    private Event next() {
        Event event = events.next();
        reached = place(event);
        return event;
    }

    private Place place(Event event) {
        return places.apply(event.getStartMark());
    }

    private ConfigNode node(Event event, String path, int depth) {
        Place place = place(event);
        if (depth > MAX_DEPTH) {
            throw new Unreadable(place, "is more than " + MAX_DEPTH + " lists and maps deep");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place, path);
            boolean blank = scalar.isPlain() && scalar.getValue().isEmpty();
            return blank ? new BlankNode(place) : new ScalarNode(place, scalar.getValue(), scalar.getValue());
        }
        if (event instanceof CollectionStartEvent start) {
            refuseTag(start.getTag(), place, path);
        }
        if (event instanceof SequenceStartEvent) {
            return list(place, path, depth);
        }
        if (event instanceof MappingStartEvent) {
            return map(place, path, depth);
        }
        problems.add(place, path, "an alias (*name) isn't allowed; write out what it stands for");
        return new BrokenNode(place);
    }

    private void refuseTag(@Nullable String tag, Place place, String path) {
        if (tag != null) {
            problems.add(place, path, "a tag (" + ShownText.of(tag) + ") isn't allowed; leave it out");
        }
    }

    private ListNode list(Place place, String path, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
            items.add(node(event, KeyPath.of(path, String.valueOf(items.size())), depth + 1));
        }
        return new ListNode(place, items);
    }

    private MapNode map(Place place, String path, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
            Place keyPlace = place(event);
            ConfigNode key = node(event, path, depth + 1);
            String name = keyText(key, event);
            ConfigNode value = node(next(), name == null ? path : KeyPath.of(path, name), depth + 1);
            if (name == null) {
                problems.add(keyPlace, path, "a key must be a single value, and not a list, a map, an alias or '<<'");
                continue;
            }
            Entry before = entries.putIfAbsent(name, new Entry(keyPlace, value));
            if (before != null) {
                problems.add(
                        keyPlace,
                        KeyPath.of(path, name),
                        "stands at " + before.key() + " already; keep one of the two");
            }
        }
        return new MapNode(place, entries);
    }

    /** Gives a key's text, or null where it can't be one. */
    private static @Nullable String keyText(ConfigNode key, Event event) {
        if (key instanceof BlankNode) {
            return "";
        }
        boolean merge = event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
        return key instanceof ScalarNode scalar && !merge ? scalar.text() : null;
    }

    /** Gives up on the whole text. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;

        Unreadable(Place place, String message) {
            super(message);
            this.place = place;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
