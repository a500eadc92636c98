package io.townlet.telemetry.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class ShortDecimalPropertyTest {

    /** What is written between two marks, which must stay as they are; null where nothing is. */
    private static @Nullable String written(double value) {
        byte[] bytes = new byte[ShortDecimal.MAX_LENGTH + 2];
        Arrays.fill(bytes, (byte) '#');
        int end = ShortDecimal.write(value, bytes, 1);
        if (end < 0) {
            assertThat(bytes).containsOnly('#');
            return null;
        }
        assertThat(bytes[0]).isEqualTo((byte) '#');
        assertThat(bytes[ShortDecimal.MAX_LENGTH + 1]).isEqualTo((byte) '#');
        return new String(bytes, 1, end - 1, StandardCharsets.US_ASCII);
    }

    @Property
    void everyDecimalOfUpToNinePlacesIsWrittenWithoutTrailingZeros(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999L) long digits,
            @ForAll @IntRange(max = 9) int places,
            @ForAll boolean negative) {
        BigDecimal decimal = BigDecimal.valueOf(negative ? -digits : digits, places);
        double value = decimal.doubleValue();
        if (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6) {
            assertThat(written(value)).isNull();
            return;
        }
        BigDecimal stripped = decimal.stripTrailingZeros();
        BigDecimal shown = stripped.scale() < 1 ? stripped.setScale(1) : stripped;
        assertThat(written(value)).isEqualTo(shown.toPlainString());
    }

    @Property
    void whatIsWrittenIsReadBackBitByBitAndIsNoLongerThanWhatTheJdkWrites(
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double value) {
        String text = written(value);
        if (text != null) {
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
                    .isEqualTo(Double.doubleToRawLongBits(value));
            assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length());
        }
    }

    @Property
    void whatHasMoreDigitsIsLeftToTheJdk(@ForAll @DoubleRange(min = 1, max = 999) double value) {
        boolean isShort = new BigDecimal(Double.toString(value)).scale() <= 9;
        assertThat(written(value) != null).isEqualTo(isShort);
    }

    @Example
    void zerosKeepTheirSign() {
        assertThat(written(0.0)).isEqualTo("0.0");
        assertThat(written(-0.0)).isEqualTo("-0.0");
    }

    @Example
    void theBoundsAreThoseWhereAnExponentBeginsOrSixteenDigitsDo() {
        assertThat(written(0.001)).isEqualTo("0.001");
        assertThat(written(Math.nextDown(0.001))).isNull();
        assertThat(written(999_999.999_999_999)).isEqualTo("999999.999999999");
        assertThat(written(1e6)).isNull();
        assertThat(written(Double.NaN)).isNull();
        assertThat(written(Double.NEGATIVE_INFINITY)).isNull();
    }
}
