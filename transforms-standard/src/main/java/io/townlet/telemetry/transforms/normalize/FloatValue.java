package io.townlet.telemetry.transforms.normalize;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is to be a decimal number. */
final class FloatValue {

    private static final int MAX_LENGTH = 100;

    /** A decimal number as people write it; {@link Double#parseDouble} alone would take "1d", "0x1p3" and "NaN" as well. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

    private FloatValue() {}

    /** Gives the number: the very same instance where it is a Double already; null where it isn't a finite number. */
    static @Nullable Double of(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Number number) {
            return finite(number.doubleValue());
        }
        return value instanceof String text ? parse(text.strip()) : null;
    }

    private static @Nullable Double parse(String text) {
        boolean decimal = text.length() <= MAX_LENGTH && DECIMAL.matcher(text).matches();
        return decimal ? finite(Double.parseDouble(text)) : null;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
