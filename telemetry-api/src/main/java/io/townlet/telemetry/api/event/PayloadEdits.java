package io.townlet.telemetry.api.event;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Derives payloads that share what an edit doesn't touch. */
final class PayloadEdits {

    private PayloadEdits() {}

    static Payload with(Payload payload, String key, @Nullable Object value) {
        PayloadCopier copier = new PayloadCopier();
        Object copied = copier.copy(value, 1);
        @Nullable Object[] entries = payload.entries();
        int at = payload.indexOf(Objects.requireNonNull(key, "key"));
        if (at < 0) {
            @Nullable Object[] longer = Arrays.copyOf(entries, entries.length + 2);
            longer[entries.length] = key;
            longer[entries.length + 1] = copied;
            int weight = Weights.add(payload.weight(), Weights.ofEntry(key, Weights.of(copied)));
            return new Payload(longer, weight, Weights.add(payload.replacedValues(), copier.replaced()));
        }
        Object old = payload.valueAt(at);
        if (isSame(old, copied) && copier.replaced() == Containers.replacedIn(old)) {
            return payload;
        }
        @Nullable Object[] changed = entries.clone();
        changed[(at << 1) + 1] = copied;
        int weight = payload.weight() == Weights.BOUNDLESS
                ? Weights.ofEntries(changed, changed.length)
                : Weights.add(payload.weight() - Weights.of(old), Weights.of(copied));
        return new Payload(changed, weight, Weights.add(replacedWithout(payload, old), copier.replaced()));
    }

    /** Containers aren't compared deeply: that may cost more than the edit. */
    private static boolean isSame(@Nullable Object old, @Nullable Object copied) {
        return old == copied || (old != null && !Containers.isContainer(old) && old.equals(copied));
    }

    static Payload without(Payload payload, String key) {
        int at = payload.indexOf(key);
        if (at < 0) {
            return payload;
        }
        Object old = payload.valueAt(at);
        int replaced = replacedWithout(payload, old);
        if (payload.size() == 1 && replaced == 0) {
            return Payload.empty();
        }
        @Nullable Object[] entries = payload.entries();
        @Nullable Object[] shorter = new Object[entries.length - 2];
        System.arraycopy(entries, 0, shorter, 0, at << 1);
        System.arraycopy(entries, (at << 1) + 2, shorter, at << 1, shorter.length - (at << 1));
        int weight = payload.weight() == Weights.BOUNDLESS
                ? Weights.ofEntries(shorter, shorter.length)
                : payload.weight() - Weights.ofEntry(key, Weights.of(old));
        return new Payload(shorter, weight, replaced);
    }

    /** A container that goes takes along what it has replaced; the rest stays counted. */
    private static int replacedWithout(Payload payload, @Nullable Object old) {
        return payload.replacedValues() - Containers.replacedIn(old);
    }

    static Payload with(Payload payload, List<String> keys, @Nullable Object value, FieldPath whole) {
        String key = keys.get(0);
        if (keys.size() == 1) {
            return with(payload, key, value);
        }
        Object child = payload.get(key);
        if (child != null && !(child instanceof Payload)) {
            throw new IllegalArgumentException(
                    "cannot set '" + whole + "': '" + key + "' is there and isn't an object");
        }
        Payload object = child == null ? Payload.empty() : (Payload) child;
        return with(payload, key, with(object, keys.subList(1, keys.size()), value, whole));
    }

    static Payload without(Payload payload, List<String> keys) {
        String key = keys.get(0);
        if (keys.size() == 1) {
            return without(payload, key);
        }
        Payload child = payload.getPayload(key);
        return child == null ? payload : with(payload, key, without(child, keys.subList(1, keys.size())));
    }
}
