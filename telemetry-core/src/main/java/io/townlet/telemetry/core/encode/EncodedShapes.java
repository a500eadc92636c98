package io.townlet.telemetry.core.encode;

import io.townlet.telemetry.api.event.PayloadShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what stands between the values of payloads of one shape. A bounded table with one place for each hash, since a program has few shapes. Not safe for
 * use by several threads.
 */
final class EncodedShapes {

    private static final int PLACES = 256;

    private final @Nullable PayloadShape[] shapes = new PayloadShape[PLACES];
    private final PreparedText[][] texts = new PreparedText[PLACES][];

    /** Gives what stands in front of each value, which a buffer is used to prepare where it isn't known. */
    PreparedText[] of(PayloadShape shape, JsonLineBuffer buffer) {
        int place = placeOf(shape);
        if (shapes[place] != shape) {
            texts[place] = prepare(shape.keys(), buffer);
            shapes[place] = shape;
        }
        return texts[place];
    }

    private static PreparedText[] prepare(List<String> keys, JsonLineBuffer buffer) {
        PreparedText[] prepared = new PreparedText[keys.size()];
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = buffer.prepare(i == 0 ? "{" : ",", keys.get(i));
        }
        return prepared;
    }

    private static int placeOf(PayloadShape shape) {
        int hash = shape.hashCode();
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
