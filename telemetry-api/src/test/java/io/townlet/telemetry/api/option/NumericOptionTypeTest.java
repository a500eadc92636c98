package io.townlet.telemetry.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.option.OptionType.ByteCount;
import io.townlet.telemetry.api.option.OptionType.DecimalNumber;
import io.townlet.telemetry.api.option.OptionType.Seconds;
import io.townlet.telemetry.api.option.OptionType.WholeNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that are numbers, at both edges and far beyond. */
class NumericOptionTypeTest {

    private static final WholeNumber WHOLE = new WholeNumber(1, 65_536, false);
    private static final WholeNumber ATTEMPTS = new WholeNumber(0, 10, true);
    private static final DecimalNumber DECIMAL = new DecimalNumber(-0.5, 1.5);
    private static final Seconds SECONDS = new Seconds(0.01, 60, true);
    private static final ByteCount BYTES = new ByteCount(1024, 1L << 30);

    private static List<OptionType<?>> numericTypes() {
        return List.of(
                WHOLE,
                ATTEMPTS,
                DECIMAL,
                SECONDS,
                BYTES,
                new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, false),
                new ByteCount(Long.MIN_VALUE, Long.MAX_VALUE),
                new DecimalNumber(-Double.MAX_VALUE, Double.MAX_VALUE));
    }

    private static void assertRefused(OptionType<?> type, Object raw) {
        assertThatThrownBy(() -> type.convert(raw))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("must be " + type.allowed())
                .hasNoCause();
    }

    @Test
    void aWholeNumberReachesFromEdgeToEdge() {
        assertThat(WHOLE.convert(1)).isEqualTo(1);
        assertThat(WHOLE.convert(65_536L)).isEqualTo(65_536);
        assertRefused(WHOLE, 0);
        assertRefused(WHOLE, 65_537);
        assertRefused(WHOLE, 1.5);
        assertRefused(WHOLE, 4_294_967_297L);
        WholeNumber all = new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, false);
        assertThat(all.convert(Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
        assertThat(all.convert(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertRefused(all, Integer.MAX_VALUE + 1L);
        assertRefused(all, Integer.MIN_VALUE - 1L);
    }

    @Test
    void aWholeNumberMayBeWrittenInAnyWayThatIsWhole() {
        assertThat(WHOLE.convert("12")).isEqualTo(12);
        assertThat(WHOLE.convert("12.000")).isEqualTo(12);
        assertThat(WHOLE.convert("1.2e1")).isEqualTo(12);
        assertThat(WHOLE.convert(12.0)).isEqualTo(12);
        assertThat(WHOLE.convert(new BigDecimal("1E+4"))).isEqualTo(10_000);
        assertThat(WHOLE.convert(BigInteger.TEN)).isEqualTo(10);
    }

    @Test
    void unlimitedIsTakenOnlyWhereItIsAllowed() {
        assertThat(ATTEMPTS.convert("unlimited")).isEqualTo(OptionType.UNLIMITED_COUNT);
        assertThat(ATTEMPTS.convert(0)).isZero();
        assertThat(ATTEMPTS.convert("10")).isEqualTo(10);
        assertRefused(ATTEMPTS, 11);
        assertRefused(ATTEMPTS, "Unlimited");
        assertRefused(WHOLE, "unlimited");
        assertThat(SECONDS.convert("unlimited")).isEqualTo(OptionType.UNLIMITED_TIME);
        assertRefused(new Seconds(0, 1, false), "unlimited");
    }

    @Test
    void aNumberReachesFromEdgeToEdge() {
        assertThat(DECIMAL.convert(-0.5)).isEqualTo(-0.5);
        assertThat(DECIMAL.convert("1.5")).isEqualTo(1.5);
        assertThat(DECIMAL.convert(0)).isZero();
        assertRefused(DECIMAL, Math.nextDown(-0.5));
        assertRefused(DECIMAL, Math.nextUp(1.5));
        assertRefused(DECIMAL, Double.NaN);
        assertRefused(DECIMAL, Float.POSITIVE_INFINITY);
    }

    @Test
    void aNumberMayBeAnyThatADoubleHolds() {
        DecimalNumber all = new DecimalNumber(-Double.MAX_VALUE, Double.MAX_VALUE);
        for (double number : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1e41, 1e-41}) {
            assertThat(all.convert(number)).isEqualTo(number);
            assertThat(all.convert(Double.toString(number))).isEqualTo(number);
        }
        assertRefused(all, "1.7976931348623158e308");
        assertRefused(all, "-1e309");
    }

    @Test
    void secondsReachFromEdgeToEdgeAndKeepTheirFraction() {
        assertThat(SECONDS.convert(0.01)).isEqualTo(Duration.ofMillis(10));
        assertThat(SECONDS.convert(60)).isEqualTo(Duration.ofMinutes(1));
        assertThat(SECONDS.convert("0.5")).isEqualTo(Duration.ofMillis(500));
        assertThat(SECONDS.convert("1.000000001")).isEqualTo(Duration.ofSeconds(1, 1));
        assertThat(SECONDS.convert("1.0000000009")).isEqualTo(Duration.ofSeconds(1));
        assertRefused(SECONDS, 0.009);
        assertRefused(SECONDS, "60.000000001");
        assertRefused(SECONDS, "5s");
        assertThat(new Seconds(0, 0, false).convert(0)).isEqualTo(Duration.ZERO);
    }

    @Test
    void theWidestSecondsStillFitATime() {
        long widest = OptionType.UNLIMITED_TIME.toSeconds();
        Seconds wide = new Seconds(-widest, widest, false);
        assertThat(wide.convert(widest)).isEqualTo(Duration.ofSeconds(widest));
        assertThat(wide.convert(-widest)).isEqualTo(Duration.ofSeconds(-widest));
        assertThatThrownBy(() -> new Seconds(0, widest + 1.0, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void byteCountsReachFromEdgeToEdge() {
        assertThat(BYTES.convert(1024)).isEqualTo(1024);
        assertThat(BYTES.convert("1073741824")).isEqualTo(1L << 30);
        assertRefused(BYTES, 1023);
        assertRefused(BYTES, (1L << 30) + 1);
        assertRefused(BYTES, "2048.5");
        assertRefused(BYTES, "4MiB");
        ByteCount all = new ByteCount(Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(all.convert(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(all.convert("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertRefused(all, "9223372036854775808");
    }

    @ParameterizedTest
    @MethodSource("numericTypes")
    void whatIsNoNumberIsRefused(OptionType<?> type) {
        for (Object raw :
                List.of("", " ", "1 ", "abc", "0x10", "1,5", "--1", "NaN", "Infinity", true, List.of(1), Map.of())) {
            assertRefused(type, raw);
        }
    }

    @ParameterizedTest
    @MethodSource("numericTypes")
    @Timeout(20)
    void hugeNumbersAreRefusedWithoutWorkingThemOut(OptionType<?> type) {
        for (Object raw : List.of(
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e2147483647",
                "1e-2147483647",
                "1e2147483648",
                "1e99999999999999999999",
                "9".repeat(5_000_000),
                "0." + "0".repeat(5_000_000) + "1",
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE))) {
            assertRefused(type, raw);
        }
    }

    @Test
    void whatIsAllowedReadsWell() {
        assertThat(WHOLE.allowed()).isEqualTo("a whole number from 1 to 65536");
        assertThat(ATTEMPTS.allowed()).isEqualTo("a whole number from 0 to 10, or unlimited");
        assertThat(DECIMAL.allowed()).isEqualTo("a number from -0.5 to 1.5");
        assertThat(new DecimalNumber(0, 1_000_000_000_000.0).allowed()).isEqualTo("a number from 0 to 1000000000000");
        assertThat(SECONDS.allowed()).isEqualTo("seconds from 0.01 to 60, or unlimited");
        assertThat(BYTES.allowed()).isEqualTo("a number of bytes from 1024 to 1073741824");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 2.0})
    void boundsThatHoldNothingAreRefused(double min) {
        assertThatThrownBy(() -> new DecimalNumber(min, 1.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DecimalNumber(1.0, -min)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Seconds(min, 1.0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WholeNumber(2, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteCount(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 1000)
    void everyWholeNumberWithinTheBoundsIsTakenAndEveryOtherRefused(
            @ForAll @IntRange(min = -1000, max = 1000) int min,
            @ForAll @IntRange(max = 2000) int width,
            @ForAll @LongRange(min = -5000, max = 5000) long raw) {
        WholeNumber type = new WholeNumber(min, min + width, false);
        if (raw >= min && raw <= min + width) {
            assertThat(type.convert(raw)).isEqualTo((int) raw);
            assertThat(type.convert(Long.toString(raw))).isEqualTo((int) raw);
        } else {
            assertRefused(type, raw);
            assertRefused(type, Long.toString(raw));
        }
    }

    @Property(tries = 1000)
    void everyNumberOfSecondsIsTheTimeOfItsNanoseconds(@ForAll @LongRange(min = 0, max = 60_000_000_000L) long nanos) {
        Seconds type = new Seconds(0, 60, false);
        assertThat(type.convert(BigDecimal.valueOf(nanos, 9))).isEqualTo(Duration.ofNanos(nanos));
    }

    @Property(tries = 1000)
    void anyTextIsEitherTakenOrRefusedWithWhatIsAllowed(@ForAll String raw) {
        for (OptionType<?> type : numericTypes()) {
            try {
                assertThat(type.convert(raw)).isNotNull();
            } catch (InvalidOptionException e) {
                assertThat(e).hasMessage("must be " + type.allowed());
            }
        }
    }
}
