package io.townlet.telemetry.core.encode;

/**
 * Writes the numbers that measurements mostly are, of up to nine decimals and fifteen digits, several times as fast as {@link Double#toString}.
 *
 * <p>A number is scaled to a whole number of billionths. Where that has at most fifteen digits, it and the scale are exact as doubles, and the quotient of the
 * two is rounded correctly, as IEEE 754 demands: if it gives the number back, so does whoever reads the decimal. And because no two decimals of at most
 * fifteen digits are the same double, there is no shorter way to write it than this one without its trailing zeros.
 */
final class ShortDecimal {

    /** A sign, six digits, a point and nine digits. */
    static final int MAX_LENGTH = 17;

    private static final int SCALE_DIGITS = 9;
    private static final int SCALE = 1_000_000_000;

    /** Outside of these, Double.toString writes an exponent, or there could be more than fifteen digits. */
    private static final double LEAST = 1e-3;

    private static final double BOUND = 1e6;

    private ShortDecimal() {}

    /**
     * Writes a number if it is short.
     *
     * @param value any number
     * @param into has room for {@link #MAX_LENGTH} bytes, all of which may be overwritten
     * @param at where to begin
     * @return the place after the last byte, or -1 where nothing was written because the number isn't short
     */
    static int write(double value, byte[] into, int at) {
        double magnitude = Math.abs(value);
        boolean plain = magnitude == 0 || (magnitude >= LEAST && magnitude < BOUND);
        if (!plain) {
            return -1;
        }
        long scaled = (long) (magnitude * SCALE + 0.5);
        if ((double) scaled / SCALE != magnitude) {
            return -1;
        }
        int end = at;
        // Not value < 0: zero has a sign too.
        if (Double.doubleToRawLongBits(value) < 0) {
            into[end++] = '-';
        }
        long whole = scaled / SCALE;
        end = Digits.write(whole, into, end);
        into[end++] = '.';
        return fraction((int) (scaled - whole * SCALE), into, end);
    }

    private static int fraction(int billionths, byte[] into, int at) {
        if (billionths == 0) {
            into[at] = '0';
            return at + 1;
        }
        int rest = billionths;
        int end = at + SCALE_DIGITS;
        while (rest % 1_000 == 0) {
            rest /= 1_000;
            end -= 3;
        }
        while (rest % 10 == 0) {
            rest /= 10;
            end--;
        }
        Digits.writePadded(rest, into, at, end);
        return end;
    }
}
