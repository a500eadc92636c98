package io.townlet.telemetry.api.option;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration holds, and says what is allowed instead, but never what was found: that may be a secret. */
final class RawValues {

    private static final int LONGEST_NUMBER = 1000;
    private static final int MOST_DIGITS = 400;

    private RawValues() {}

    static String scalar(@Nullable Object raw, OptionType<?> type) {
        if (raw instanceof String || raw instanceof Number || raw instanceof Boolean) {
            return raw.toString();
        }
        throw notAllowed(type);
    }

    static List<String> texts(@Nullable Object raw, OptionType<?> type) {
        if (!(raw instanceof List<?> list)) {
            throw notAllowed(type);
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object each : list) {
            texts.add(scalar(each, type));
        }
        return List.copyOf(texts);
    }

    static BigDecimal number(String text, double min, double max, OptionType<?> type) {
        return within(BigDecimal.valueOf(min), BigDecimal.valueOf(max), parse(text, type), type);
    }

    static BigDecimal wholeNumber(String text, long min, long max, OptionType<?> type) {
        BigDecimal number = parse(text, type);
        if (number.stripTrailingZeros().scale() > 0) {
            throw notAllowed(type);
        }
        return within(BigDecimal.valueOf(min), BigDecimal.valueOf(max), number, type);
    }

    // Beyond these limits a number is out of any bounds, and reading it or doing sums with it would take for ever.
    private static BigDecimal parse(String text, OptionType<?> type) {
        if (text.length() > LONGEST_NUMBER) {
            throw notAllowed(type);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long wholeDigits = (long) number.precision() - number.scale();
            if (Math.abs(wholeDigits) > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
                throw notAllowed(type);
            }
            return number;
        } catch (NumberFormatException e) {
            throw notAllowed(type);
        }
    }

    private static BigDecimal within(BigDecimal min, BigDecimal max, BigDecimal number, OptionType<?> type) {
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw notAllowed(type);
        }
        return number;
    }

    static void checkBounds(double min, double max) {
        if (!(min <= max) || Double.isInfinite(min) || Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "nothing lies in bounds from " + min + " to " + max + "; give two finite numbers in order");
        }
    }

    static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    static InvalidOptionException notAllowed(OptionType<?> type) {
        return new InvalidOptionException("must be " + type.allowed());
    }
}
