package io.townlet.telemetry.cli.input;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.PayloadShape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses which keys the next object will have: those that two have had one after the other. Not safe for use by several threads. */
final class LikelyShape {

    private @Nullable PayloadShape shape;
    private List<String> lastKeys = List.of();

    /** Starts the next object. */
    PayloadBuilder builder() {
        return shape == null ? Payload.builder() : shape.builder();
    }

    /** Takes note of what it has become. */
    void saw(Payload object) {
        if (object.shape() != null || object.isEmpty()) {
            return;
        }
        String[] keys = new String[object.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = object.keyAt(i);
        }
        List<String> seen = Arrays.asList(keys);
        if (seen.equals(lastKeys)) {
            shape = PayloadShape.of(keys);
        }
        lastKeys = seen;
    }
}
