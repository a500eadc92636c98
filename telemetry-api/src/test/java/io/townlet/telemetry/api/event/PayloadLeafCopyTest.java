package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serial;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How values that are neither objects nor arrays are carried. */
class PayloadLeafCopyTest {

    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);

    private static Payload holding(Object value) {
        return Payload.copyOf(Collections.singletonMap("value", value));
    }

    private static Object copied(Object value) {
        Payload payload = holding(value);
        assertThat(payload.replacedValues()).isZero();
        return payload.get("value");
    }

    @Test
    void textTruthAndNullStayWhatTheyAre() {
        String text = "Ünïcode \uD83D\uDE00";
        assertThat(copied(text)).isSameAs(text);
        assertThat(copied(true)).isEqualTo(true);
        assertThat(copied(null)).isNull();
    }

    @Test
    void everyBoxedWholeNumberBecomesALong() {
        LongAdder adder = new LongAdder();
        adder.add(7);
        assertThat(List.of(
                        copied((byte) 7),
                        copied((short) 7),
                        copied(7),
                        copied(7L),
                        copied(new AtomicInteger(7)),
                        copied(new AtomicLong(7)),
                        copied(adder),
                        copied(BigInteger.valueOf(7))))
                .containsOnly(7L);
    }

    @Test
    void aBigIntegerIsALongExactlyAsFarAsALongReaches() {
        assertThat(copied(BigInteger.valueOf(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(copied(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(copied(BEYOND_LONG)).isEqualTo(BEYOND_LONG);
        BigInteger below = BEYOND_LONG.negate().subtract(BigInteger.ONE);
        assertThat(copied(below)).isEqualTo(below);
    }

    @Test
    void decimalNumbersKeepTheirDigits() {
        assertThat(copied(0.1)).isEqualTo(0.1);
        assertThat(copied(0.1f)).isEqualTo(0.1);
        assertThat(copied(Float.MAX_VALUE)).isEqualTo(3.4028235E38);
        assertThat(copied(-0.0)).isEqualTo(-0.0);
        assertThat(copied(new BigDecimal("1.10"))).isEqualTo(new BigDecimal("1.10"));
        DoubleAdder adder = new DoubleAdder();
        adder.add(2.5);
        assertThat(copied(adder)).isEqualTo(2.5);
    }

    @Test
    void whatIsNotFiniteBecomesNullAndIsCounted() {
        for (Number number : List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY)) {
            Payload payload = holding(number);
            assertThat(payload.containsKey("value")).isTrue();
            assertThat(payload.get("value")).isNull();
            assertThat(payload.replacedValues()).isEqualTo(1);
        }
    }

    @Test
    void aSubclassOfABigNumberIsNotKept() {
        BigInteger whole = new Whole(BEYOND_LONG.toString());
        BigDecimal decimal = new Decimal("1.5");
        assertThat(copied(whole)).isEqualTo(BEYOND_LONG).isExactlyInstanceOf(BigInteger.class);
        assertThat(copied(decimal)).isEqualTo(new BigDecimal("1.5")).isExactlyInstanceOf(BigDecimal.class);
    }

    @Test
    void bytesBecomeBase64AlsoAtTheGreatestDepth() {
        assertThat(copied("hi?".getBytes(StandardCharsets.US_ASCII))).isEqualTo("aGk/");
        assertThat(copied(new byte[0])).isEqualTo("");
        Payload deepest = nested(Payload.MAX_DEPTH, new byte[] {0});
        assertThat(deepest.replacedValues()).isZero();
    }

    @Test
    void aPathIsTextAlsoAtTheGreatestDepth() {
        assertThat(copied(Path.of("logs", "town.jsonl")))
                .isEqualTo(Path.of("logs", "town.jsonl").toString());
        assertThat(nested(Payload.MAX_DEPTH, Path.of("a")).replacedValues()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10_000})
    void anOptionalIsItsContentHoweverOftenItIsWrapped(int times) {
        Optional<?> wrapped = Optional.of(5);
        Optional<?> nothing = Optional.empty();
        for (int i = 1; i < times; i++) {
            wrapped = Optional.of(wrapped);
            nothing = Optional.of(nothing);
        }
        assertThat(copied(wrapped)).isEqualTo(5L);
        assertThat(copied(nothing)).isNull();
        assertThat(nested(Payload.MAX_DEPTH, wrapped).replacedValues()).isZero();
    }

    @Test
    void anEnumIsItsNameWhateverItPrints() {
        assertThat(copied(TimeUnit.SECONDS)).isEqualTo("SECONDS");
        assertThat(copied(Mood.CALM)).isEqualTo("CALM");
    }

    @Test
    void anythingElseIsWhatItPrints() {
        UUID id = new UUID(1, 2);
        assertThat(copied(id)).isEqualTo(id.toString());
        assertThat(copied(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(copied('x')).isEqualTo("x");
        assertThat(copied(CharBuffer.wrap("built"))).isEqualTo("built");
    }

    @Test
    void whatThrowsWhenItPrintsBecomesNullAndIsCounted() {
        List<Object> awkward = List.of(
                new Printing(() -> {
                    throw new IllegalStateException("no");
                }),
                new Printing(() -> {
                    throw new StackOverflowError();
                }),
                new Printing(() -> {
                    throw new AssertionError("no");
                }),
                new Printing(() -> {
                    throw new NoClassDefFoundError("gone");
                }),
                new Printing(() -> null),
                new Unreadable());
        Payload payload = Payload.copyOf(Map.of("values", awkward));
        assertThat(payload.getArray("values")).hasSize(6).containsOnlyNulls();
        assertThat(payload.replacedValues()).isEqualTo(6);
    }

    @Test
    void anErrorOfTheMachineIsNotSwallowed() {
        Object failing = new Printing(() -> {
            throw new OutOfMemoryError("for the test");
        });
        assertThatThrownBy(() -> holding(failing)).isInstanceOf(OutOfMemoryError.class);
    }

    /** Wraps a value in so many objects, the value being in the innermost. */
    private static Payload nested(int depth, Object value) {
        Object inner = value;
        for (int i = 1; i < depth; i++) {
            inner = Map.of("inner", inner);
        }
        return holding(inner);
    }

    private enum Mood {
        CALM;

        @Override
        public String toString() {
            return "as calm as can be";
        }
    }

    private interface Printer {
        String print();
    }

    private record Printing(Printer printer) {
        @Override
        public String toString() {
            return printer.print();
        }
    }

    private static final class Whole extends BigInteger {
        @Serial
        private static final long serialVersionUID = 1L;

        Whole(String digits) {
            super(digits);
        }
    }

    private static final class Decimal extends BigDecimal {
        @Serial
        private static final long serialVersionUID = 1L;

        Decimal(String digits) {
            super(digits);
        }
    }

    private static final class Unreadable extends Number {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long longValue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public float floatValue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double doubleValue() {
            throw new UnsupportedOperationException();
        }
    }
}
