package io.townlet.telemetry.transforms.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows payloads as Jackson's nodes without copying them: a node is made when it is asked for, and most schemas ask for few. The nodes
 * must not be changed.
 */
final class PayloadNode {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PayloadNode() {}

    /** Shows a value of a payload's closed set of types. */
    static JsonNode of(@Nullable Object value) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Payload object) {
            return new ObjectNode(NODES, new Fields(object));
        }
        if (value instanceof PayloadArray array) {
            return new ArrayNode(NODES, new Elements(array));
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        return value instanceof Number number ? ofNumber(number) : NODES.nullNode();
    }

    private static JsonNode ofNumber(Number number) {
        if (number instanceof Long whole) {
            return NODES.numberNode(whole.longValue());
        }
        if (number instanceof BigInteger whole) {
            return NODES.numberNode(whole);
        }
        return number instanceof BigDecimal decimal
                ? NODES.numberNode(decimal)
                : NODES.numberNode(number.doubleValue());
    }

    /** The fields of an object. */
    private static final class Fields extends AbstractMap<String, JsonNode> {

        private final Payload object;

        Fields(Payload object) {
            this.object = object;
        }

        @Override
        public int size() {
            return object.size();
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && object.containsKey(name);
        }

        @Override
        public @Nullable JsonNode get(@Nullable Object key) {
            int at = key instanceof String name ? object.indexOf(name) : -1;
            return at < 0 ? null : of(object.valueAt(at));
        }

        @Override
        public Set<Map.Entry<String, JsonNode>> entrySet() {
            return new Entries(object);
        }
    }

    /** The entries of an object, in order. */
    private static final class Entries extends AbstractSet<Map.Entry<String, JsonNode>> {

        private final Payload object;

        Entries(Payload object) {
            this.object = object;
        }

        @Override
        public int size() {
            return object.size();
        }

        @Override
        public Iterator<Map.Entry<String, JsonNode>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < object.size();
                }

                @Override
                public Map.Entry<String, JsonNode> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int at = next++;
                    return Map.entry(object.keyAt(at), of(object.valueAt(at)));
                }
            };
        }
    }

    /** The elements of an array. */
    private static final class Elements extends AbstractList<JsonNode> {

        private final PayloadArray array;

        Elements(PayloadArray array) {
            this.array = array;
        }

        @Override
        public int size() {
            return array.size();
        }

        @Override
        public JsonNode get(int index) {
            return of(array.get(index));
        }
    }
}
