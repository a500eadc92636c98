package io.townlet.telemetry.api.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payload seen as a read-only map. */
final class PayloadMapView extends AbstractMap<String, @Nullable Object> {

    private final Payload payload;

    PayloadMapView(Payload payload) {
        this.payload = payload;
    }

    Payload payload() {
        return payload;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name ? payload.get(name) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && payload.containsKey(name);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    /** Shows no value, as {@link Payload#toString()} doesn't. */
    @Override
    public String toString() {
        return payload.toString();
    }

    private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {

        @Override
        public int size() {
            return payload.size();
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < payload.size();
                }

                @Override
                public Entry<String, @Nullable Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int at = next++;
                    return new SimpleImmutableEntry<>(payload.keyAt(at), payload.valueAt(at));
                }
            };
        }
    }
}
