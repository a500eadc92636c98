package io.townlet.telemetry.api.event;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that many payloads have in common, in their order: checked and weighed once, for events that are made often. Immutable, and
 * safe to share between threads; usually kept in a constant.
 *
 * <pre>{@code
 * private static final PayloadShape LOOP_TICK = PayloadShape.of("tick", "duration_ms");
 *
 * telemetry.emit("loop.tick", LOOP_TICK.builder().put("tick", tick).put("duration_ms", millis).build());
 * }</pre>
 *
 * <p>A shape makes payloads cheaper, and nothing else. Whatever a builder is given, it makes the payload that {@link Payload#builder()}
 * would: keys may be left out, come in another order, or be others. A payload that has just the shape's keys in the shape's order is the
 * one that costs less, to make and to look into.
 */
public final class PayloadShape {

    /** Key, null, key, null. */
    private final @Nullable Object[] template;

    /** Of a payload whose values weigh nothing. */
    private final int weight;

    private final KeyIndex index;

    private PayloadShape(List<String> keys) {
        template = new Object[keys.size() << 1];
        int sum = Weights.BRACES;
        for (int i = 0; i < keys.size(); i++) {
            template[i << 1] = keys.get(i);
            sum = Weights.add(sum, Weights.ofEntry(keys.get(i), 0));
        }
        weight = sum;
        index = KeyIndex.of(template);
    }

    /**
     * Makes a shape.
     *
     * @param keys the keys, at least one, each of them once
     * @return the shape
     * @throws IllegalArgumentException where there is no key, or one stands twice
     * @throws NullPointerException where a key is null
     */
    public static PayloadShape of(String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("a payload's shape needs at least one key");
        }
        Set<String> distinct = new HashSet<>();
        for (String key : keys) {
            if (!distinct.add(Objects.requireNonNull(key, "key"))) {
                throw new IllegalArgumentException(
                        "key '" + key + "' stands twice in a payload's shape; name each key once");
            }
        }
        return new PayloadShape(List.of(keys));
    }

    /**
     * Gives the keys.
     *
     * @return an immutable list of one or more
     */
    public List<String> keys() {
        return Arrays.stream(template)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /**
     * Starts a payload that is likely to have these keys.
     *
     * @return a builder without fields
     */
    public PayloadBuilder builder() {
        return new PayloadBuilder(this);
    }

    @Nullable
    Object[] entries() {
        return template.clone();
    }

    int weight() {
        return weight;
    }

    KeyIndex index() {
        return index;
    }

    @Override
    public String toString() {
        return "PayloadShape" + keys();
    }
}
