package io.townlet.telemetry.api.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Guesses how many bytes a value takes as JSON, cheaply: numbers by a usual width, text by its characters. */
final class Weights {

    /** What a weight comes to that is too large to tell. */
    static final int BOUNDLESS = Integer.MAX_VALUE;

    static final int BRACES = 2;
    private static final int QUOTES_COLON_COMMA = 4;
    static final int WHOLE_NUMBER = 5;
    static final int DECIMAL_NUMBER = 10;
    private static final int SIGN_POINT_EXPONENT = 4;
    static final int WORD = 5;

    private Weights() {}

    static int ofEntry(String key, int valueWeight) {
        return add(key.length() + QUOTES_COLON_COMMA, valueWeight);
    }

    /** Weighs an object of so many places of an array that holds key, value, key, value. */
    static int ofEntries(@Nullable Object[] entries, int used) {
        int weight = BRACES;
        for (int i = 0; i < used; i += 2) {
            weight = add(weight, ofEntry(String.valueOf(entries[i]), of(entries[i + 1])));
        }
        return weight;
    }

    static int of(@Nullable Object value) {
        if (value instanceof String text) {
            return add(text.length(), BRACES);
        }
        if (value instanceof Long) {
            return WHOLE_NUMBER;
        }
        if (value instanceof Double) {
            return DECIMAL_NUMBER;
        }
        if (value instanceof Payload object) {
            return object.weight();
        }
        if (value instanceof PayloadArray array) {
            return array.weight();
        }
        if (value instanceof BigInteger whole) {
            return digits(whole);
        }
        return value instanceof BigDecimal decimal ? digits(decimal.unscaledValue()) : WORD;
    }

    /** A bit is worth 0.30103 of a digit, which is a little more than 1233 / 4096. */
    private static int digits(BigInteger number) {
        return (int) ((number.bitLength() * 1233L) >> 12) + SIGN_POINT_EXPONENT;
    }

    /** Adds two counts of 0 or more without ever wrapping round. */
    static int add(int left, int right) {
        int sum = left + right;
        return sum < 0 ? BOUNDLESS : sum;
    }
}
