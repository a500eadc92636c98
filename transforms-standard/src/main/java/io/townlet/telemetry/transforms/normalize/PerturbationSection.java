package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code perturbations}: always an object {@code active}, an array {@code pending}, and the two objects of {@code cooldowns}. */
final class PerturbationSection implements Section {

    private static final String KEY = "perturbations";
    private static final String COOLDOWNS = "cooldowns";
    private static final PayloadArray NOTHING_PENDING = PayloadArray.copyOf(List.of());

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public @Nullable Object normalize(@Nullable Object value, MalformedEntries malformed) {
        Payload given = Section.objectOf(value, KEY, "", malformed);
        Payload complete = withArray(withObject(given, "active", "active", malformed), "pending", malformed);
        complete = withObject(complete, COOLDOWNS, COOLDOWNS, malformed);
        Payload cooldowns = Section.objectOf(complete.get(COOLDOWNS), KEY, COOLDOWNS, malformed);
        for (String each : List.of("spec", "agents")) {
            cooldowns = withObject(cooldowns, each, COOLDOWNS + "." + each, malformed);
        }
        return complete.with(COOLDOWNS, cooldowns);
    }

    private static Payload withObject(Payload parent, String key, String entry, MalformedEntries malformed) {
        int at = parent.indexOf(key);
        return parent.with(key, at < 0 ? Payload.empty() : Section.objectOf(parent.valueAt(at), KEY, entry, malformed));
    }

    private static Payload withArray(Payload parent, String key, MalformedEntries malformed) {
        int at = parent.indexOf(key);
        if (at >= 0 && parent.valueAt(at) instanceof PayloadArray) {
            return parent;
        }
        if (at >= 0) {
            malformed.add(KEY, key);
        }
        return parent.with(key, NOTHING_PENDING);
    }
}
