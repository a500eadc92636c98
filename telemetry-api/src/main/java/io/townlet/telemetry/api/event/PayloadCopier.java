package io.townlet.telemetry.api.event;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a caller hands in into a payload's closed set of types, and counts what could not be carried. One copier makes one copy.
 */
final class PayloadCopier {

    /** Maps that hold equal keys once only. Others may not, such as an {@link IdentityHashMap}, even one that is wrapped. */
    private static final Class<?> SMALL_MAP = Map.of().getClass();

    private static final Class<?> SMALLEST_MAP = Map.of("", "").getClass();

    /**
     * From so many containers on, one that is met again isn't copied again, and what was cut in its copy stays cut: there is no end of
     * paths through a mesh of references.
     */
    private static final int UNWATCHED_CONTAINERS = 1 << 12;

    private static final Object[] NONE = {};

    private int replaced;
    private int containers;

    /** The containers that are being copied, the outermost first; a container that is among them holds itself. */
    private Object[] open = NONE;

    private @Nullable IdentityHashMap<Object, Object> known;

    int replaced() {
        return replaced;
    }

    /** Goes back to an earlier count, because what was copied since is thrown away. */
    void forget(int replacedBefore) {
        replaced = replacedBefore;
    }

    static Payload copyMap(Map<?, ?> fields) {
        PayloadCopier copier = new PayloadCopier();
        copier.open(fields, 1);
        return copier.object(fields, 1, 0);
    }

    static PayloadArray copyList(Collection<?> elements) {
        PayloadCopier copier = new PayloadCopier();
        copier.open(elements, 1);
        return copier.array(elements, elements.size(), 1, 0);
    }

    /** Copies a value that stands in a container of that depth. */
    @Nullable
    Object copy(@Nullable Object value, int depth) {
        if (value == null || value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : replace();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (Containers.isContainer(value)) {
            if (depth + Containers.depthOf(value) > Payload.MAX_DEPTH) {
                return container(value, depth + 1);
            }
            replaced = Weights.add(replaced, Containers.replacedIn(value));
            return value;
        }
        return copyOther(value, depth);
    }

    private @Nullable Object copyOther(Object value, int depth) {
        if (value instanceof Optional<?>) {
            Object content = value;
            while (content instanceof Optional<?> optional) {
                content = optional.orElse(null);
            }
            return copy(content, depth);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        // A path iterates over its own elements, each of them a path again.
        boolean nests = value instanceof Map<?, ?>
                || (value instanceof Iterable<?> && !(value instanceof Path))
                || value.getClass().isArray();
        if (nests) {
            return container(value, depth + 1);
        }
        Object leaf = Leaves.of(value);
        return leaf == null ? replace() : leaf;
    }

    private @Nullable Object container(Object value, int depth) {
        if (depth > Payload.MAX_DEPTH || isOpen(value, depth)) {
            return replace();
        }
        if (value instanceof PayloadMapView view) {
            return copy(view.payload(), depth - 1);
        }
        Object before = known == null ? null : known.get(value);
        if (before != null) {
            return copy(before, depth - 1);
        }
        open(value, depth);
        Object copied = copyContent(value, depth);
        if (++containers > UNWATCHED_CONTAINERS) {
            if (known == null) {
                known = new IdentityHashMap<>();
            }
            known.put(value, copied);
        }
        return copied;
    }

    private Object copyContent(Object value, int depth) {
        if (value instanceof Payload object) {
            return object(
                    object.asMap(), depth, ownReplaced(object, object.asMap().values()));
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, depth, 0);
        }
        if (value instanceof PayloadArray array) {
            return array(array, array.size(), depth, ownReplaced(array, array));
        }
        if (value instanceof Collection<?> collection) {
            return array(collection, collection.size(), depth, 0);
        }
        if (value instanceof Iterable<?> iterable) {
            return array(iterable, 8, depth, 0);
        }
        return array(new ArrayView(value), Array.getLength(value), depth, 0);
    }

    /** What became null in the container itself, and not in another one inside it. */
    private static int ownReplaced(Object container, Iterable<?> values) {
        int own = Containers.replacedIn(container);
        for (Object each : values) {
            own -= Containers.replacedIn(each);
        }
        return Math.max(0, own);
    }

    Payload object(Map<?, ?> fields, int depth, int replacedBefore) {
        int before = replaced;
        replaced = Weights.add(replaced, replacedBefore);
        PayloadBuilder builder = new PayloadBuilder(fields.size());
        boolean distinct = hasDistinctKeys(fields);
        for (Map.Entry<?, ?> entry : fields.entrySet()) {
            Object key = entry.getKey();
            Object value = copy(entry.getValue(), depth);
            if (distinct && key instanceof String name) {
                builder.append(name, value);
            } else {
                // Once a key was converted, a later one may be equal to it.
                distinct = false;
                builder.set(keyOf(key), value);
            }
        }
        return builder.withReplaced(replaced - before).build();
    }

    static boolean hasDistinctKeys(Map<?, ?> fields) {
        Class<?> type = fields.getClass();
        return type == LinkedHashMap.class
                || type == HashMap.class
                || type == SMALL_MAP
                || type == SMALLEST_MAP
                || (type == TreeMap.class && ((TreeMap<?, ?>) fields).comparator() == null);
    }

    private String keyOf(@Nullable Object key) {
        if (key == null || key instanceof String) {
            return String.valueOf(key);
        }
        Object text = Leaves.keyOf(key);
        return String.valueOf(text == null ? replace() : text);
    }

    private PayloadArray array(Iterable<?> values, int sizeHint, int depth, int replacedBefore) {
        int before = replaced;
        replaced = Weights.add(replaced, replacedBefore);
        PayloadElements copied = new PayloadElements(sizeHint);
        for (Object each : values) {
            copied.add(copy(each, depth));
        }
        return copied.build(replaced - before);
    }

    void open(Object container, int depth) {
        if (open.length < depth) {
            open = Arrays.copyOf(open, Math.max(8, depth << 1));
        }
        open[depth - 1] = container;
    }

    boolean isOpen(Object container, int depth) {
        for (int i = Math.min(depth - 1, open.length) - 1; i >= 0; i--) {
            if (open[i] == container) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object replace() {
        replaced = Weights.add(replaced, 1);
        return null;
    }

    /** Lets an array of primitives be walked like one of objects. */
    private static final class ArrayView extends AbstractList<@Nullable Object> implements RandomAccess {

        private final Object array;

        ArrayView(Object array) {
            this.array = array;
        }

        @Override
        public @Nullable Object get(int index) {
            return Array.get(array, index);
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }
    }
}
