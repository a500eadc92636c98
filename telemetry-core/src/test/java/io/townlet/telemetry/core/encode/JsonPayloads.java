package io.townlet.telemetry.core.encode;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Makes up events of any content that a payload can have, the nasty corners above all. */
final class JsonPayloads {

    private static final int DEPTH = 3;
    private static final int MOST_ENTRIES = 4;

    private JsonPayloads() {}

    static Arbitrary<TelemetryEvent> events() {
        return Combinators.combine(text(), Arbitraries.of(EventKind.class), Arbitraries.longs(), payloads(), payloads())
                .as(TelemetryEvent::new);
    }

    static Arbitrary<Payload> payloads() {
        return payloads(DEPTH);
    }

    private static Arbitrary<Payload> payloads(int depth) {
        return Arbitraries.maps(text(), values(depth - 1).injectNull(0.1))
                .ofMaxSize(MOST_ENTRIES)
                .map(Payload::copyOf);
    }

    private static Arbitrary<Object> values(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Object> objects = payloads(depth).map(object -> object);
        Arbitrary<Object> arrays =
                values(depth - 1).injectNull(0.1).list().ofMaxSize(MOST_ENTRIES).map(list -> list);
        return Arbitraries.frequencyOf(Tuple.of(4, leaves()), Tuple.of(1, objects), Tuple.of(1, arrays));
    }

    private static Arbitrary<Object> leaves() {
        return Arbitraries.oneOf(List.of(
                text().map(value -> value),
                Arbitraries.longs().map(value -> value),
                doubles().map(value -> value),
                Arbitraries.of(true, false).map(value -> value),
                wholes().map(value -> value),
                decimals().map(value -> value)));
    }

    /** Any double that is finite, by its bits: most of them are very large or very small. */
    private static Arbitrary<Double> doubles() {
        Arbitrary<Double> corners = Arbitraries.of(
                0.0,
                -0.0,
                0.1,
                1.0,
                1e7,
                1e-3,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -Double.MAX_VALUE);
        return Arbitraries.oneOf(
                        corners,
                        Arbitraries.longs()
                                .withDistribution(RandomDistribution.uniform())
                                .map(Double::longBitsToDouble))
                .filter(Double::isFinite);
    }

    private static Arbitrary<BigInteger> wholes() {
        return Arbitraries.bigIntegers().between(BigInteger.TEN.pow(200).negate(), BigInteger.TEN.pow(200));
    }

    private static Arbitrary<BigDecimal> decimals() {
        Arbitrary<Integer> scales = Arbitraries.oneOf(
                Arbitraries.integers().between(-20, 20), Arbitraries.integers().between(-1_000_000_000, 1_000_000_000));
        return Combinators.combine(wholes(), scales).as(BigDecimal::new);
    }

    /** Any UTF-16, valid or not: what needs an escape, one to four bytes, whole pairs and halves of them. */
    static Arbitrary<String> text() {
        Arbitrary<String> corners = Arbitraries.of(
                "\"", "\\", "/", "\u007f", "\u0080", "\u07ff", "\u0800", "\u2028", "\ufeff", "\ufffd", "\uffff");
        return Arbitraries.frequencyOf(
                        Tuple.of(6, chars(' ', '~')),
                        Tuple.of(2, chars('\u0000', '\u001f')),
                        Tuple.of(2, corners),
                        Tuple.of(2, chars('\u0080', '\u07ff')),
                        Tuple.of(2, chars('\u0800', '\ud7ff')),
                        Tuple.of(1, chars('\ud800', '\udfff')),
                        Tuple.of(
                                2,
                                Arbitraries.integers()
                                        .between(0x10000, 0x10ffff)
                                        .map(Character::toString)))
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    private static Arbitrary<String> chars(char first, char last) {
        return Arbitraries.chars().range(first, last).map(String::valueOf);
    }
}
