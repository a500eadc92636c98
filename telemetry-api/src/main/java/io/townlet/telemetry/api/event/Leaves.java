package io.townlet.telemetry.api.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a number, or whatever else is neither an object nor an array, into a plain value; null means that it can't be carried. */
final class Leaves {

    private Leaves() {}

    static @Nullable Object of(Object value) {
        return carried(value, value instanceof Number ? Leaves::number : Leaves::text);
    }

    static @Nullable Object keyOf(Object key) {
        return carried(key, Leaves::text);
    }

    // Whatever a stranger's code throws must not reach the program that only wanted to tell what happened.
    private static @Nullable Object carried(Object value, Function<Object, @Nullable Object> conversion) {
        try {
            return conversion.apply(value);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                throw e;
            }
            return null;
        }
    }

    private static @Nullable Object text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static @Nullable Object number(Object number) {
        if (number instanceof Float single) {
            return finite(widen(single));
        }
        if (number instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : own(whole);
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.getClass() == BigDecimal.class
                    ? decimal
                    : new BigDecimal(own(decimal.unscaledValue()), decimal.scale());
        }
        Number other = (Number) number;
        return isWhole(other) ? (Object) other.longValue() : finite(other.doubleValue());
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong
                || number instanceof LongAdder
                || number instanceof LongAccumulator;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }

    /** A subclass may be anything, mutable too. */
    private static BigInteger own(BigInteger whole) {
        return whole.getClass() == BigInteger.class ? whole : new BigInteger(whole.toByteArray());
    }

    /** Widens by way of the decimal form, because 0.1f cast to double is 0.10000000149011612. */
    static double widen(float value) {
        return Float.isFinite(value) ? Double.parseDouble(Float.toString(value)) : value;
    }
}
