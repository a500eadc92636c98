package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.transforms.edit.PayloadEdit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through the payloads of one event, replaces what the paths lead to, and counts it. Used for one event. */
final class RedactionWalk {

    private final Replacement replacement;
    private int redacted;

    RedactionWalk(Replacement replacement) {
        this.replacement = replacement;
    }

    int redacted() {
        return redacted;
    }

    /** Gives the payload without what the paths lead to; the very same instance where they lead to nothing. */
    Payload redact(Payload payload, PathAutomaton paths) {
        return object(payload, paths, paths.start());
    }

    private Payload object(Payload object, PathAutomaton paths, int state) {
        PathAutomaton.State known = paths.state(state);
        if (known.namesAllThatMatters()) {
            return namedFields(object, paths, known.byKey());
        }
        return PayloadEdit.fields(object, (key, value) -> value(value, paths, paths.afterKey(state, key)));
    }

    /** Looks for the few fields that matter, rather than at each of the many that there are. */
    private Payload namedFields(Payload object, PathAutomaton paths, Map<String, Integer> states) {
        Payload result = object;
        for (Map.Entry<String, Integer> named : states.entrySet()) {
            int at = result.indexOf(named.getKey());
            if (at >= 0) {
                Object now = value(result.valueAt(at), paths, named.getValue());
                result =
                        now == PayloadEdit.LEFT_OUT ? result.without(named.getKey()) : result.with(named.getKey(), now);
            }
        }
        return result;
    }

    private @Nullable Object value(@Nullable Object value, PathAutomaton paths, int state) {
        if (state == PathAutomaton.REDACT) {
            redacted++;
            return replacement.of(value);
        }
        if (state == PathAutomaton.NOTHING) {
            return value;
        }
        if (value instanceof Payload object) {
            return object(object, paths, state);
        }
        return value instanceof PayloadArray array ? array(array, paths, paths.afterElement(state)) : value;
    }

    private PayloadArray array(PayloadArray array, PathAutomaton paths, int elementState) {
        return elementState == PathAutomaton.NOTHING
                ? array
                : PayloadEdit.elements(array, element -> value(element, paths, elementState));
    }
}
