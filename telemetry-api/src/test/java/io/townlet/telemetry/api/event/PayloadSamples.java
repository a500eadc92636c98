package io.townlet.telemetry.api.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Makes values of all kinds that a caller may put into a payload, nested up to three deep. */
class PayloadSamples extends DomainContextBase {

    /** Few enough that edits often hit a field that is there, and enough that some payloads are wide. */
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.integers().between(0, 24).map(number -> "k".repeat(number % 4 + 1) + number);
    }

    @Provide
    Arbitrary<Map<String, Object>> fields() {
        return objects(values(2), 25);
    }

    @Provide
    Arbitrary<Object> anything() {
        return values(2);
    }

    @Provide
    Arbitrary<Boolean> choices() {
        return Arbitraries.of(true, false);
    }

    private Arbitrary<Object> values(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Object> inner = values(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaves()),
                Tuple.of(1, objects(inner, 5).map(map -> map)),
                Tuple.of(1, inner.list().ofMaxSize(6).withoutEdgeCases().map(ArrayList::new)));
    }

    private Arbitrary<Map<String, Object>> objects(Arbitrary<Object> values, int maxSize) {
        return Arbitraries.maps(keys(), values).ofMaxSize(maxSize).withoutEdgeCases();
    }

    private static Arbitrary<Object> leaves() {
        // Printable, and without the characters that JSON escapes.
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .excludeChars('"', '\\')
                .ofMaxLength(30);
        BigInteger limit = BigInteger.ONE.shiftLeft(300);
        return Arbitraries.oneOf(List.of(
                text.asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.integers().between(0, 9).asGeneric(),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, Double.MIN_NORMAL, -Double.MAX_VALUE, -0.0)
                        .asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.bigIntegers().between(limit.negate(), limit).asGeneric(),
                Arbitraries.of(BigDecimal.ZERO, new BigDecimal("1E-400"), new BigDecimal("12345678901234567890.5"))
                        .asGeneric(),
                Arbitraries.of(Double.NaN, Float.POSITIVE_INFINITY).asGeneric(),
                Arbitraries.just(null)));
    }
}
