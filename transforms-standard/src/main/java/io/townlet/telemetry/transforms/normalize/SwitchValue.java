package io.townlet.telemetry.transforms.normalize;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what is to be a truth value: a utility is on or off. */
final class SwitchValue {

    private SwitchValue() {}

    /** Gives the truth value, or null where it isn't one. */
    static @Nullable Boolean of(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            return ofNumber(number.doubleValue());
        }
        return value instanceof String text ? ofWord(text) : null;
    }

    private static @Nullable Boolean ofNumber(double number) {
        if (number == 1) {
            return true;
        }
        return number == 0 ? false : null;
    }

    private static @Nullable Boolean ofWord(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "on", "true", "1" -> true;
            case "off", "false", "0" -> false;
            default -> null;
        };
    }
}
