package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.transforms.edit.PayloadEdit;
import org.jspecify.annotations.Nullable;

/** {@code utilities}: utility, then whether it is on. */
final class UtilitySection implements Section {

    private static final String KEY = "utilities";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public @Nullable Object normalize(@Nullable Object value, MalformedEntries malformed) {
        return switches(value, KEY, malformed);
    }

    /** Gives an object of truth values; {@code section} is where it stands. */
    static Payload switches(@Nullable Object value, String section, MalformedEntries malformed) {
        Payload utilities = Section.objectOf(value, section, "", malformed);
        return PayloadEdit.fields(utilities, (utility, state) -> {
            Boolean on = SwitchValue.of(state);
            if (on == null) {
                malformed.add(section, utility);
                return PayloadEdit.LEFT_OUT;
            }
            return on;
        });
    }
}
