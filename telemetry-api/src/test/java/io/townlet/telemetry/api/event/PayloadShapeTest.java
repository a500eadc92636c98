package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PayloadShapeTest {

    private static final PayloadShape SHAPE = PayloadShape.of("a", "b", "c", "d");

    /** One field that is put, of a type for which the builder has a method of its own. */
    private record Put(String key, @Nullable Object value) {

        PayloadBuilder into(PayloadBuilder builder) {
            if (value instanceof Long number) {
                return builder.put(key, (long) number);
            }
            if (value instanceof Double number) {
                return builder.put(key, (double) number);
            }
            if (value instanceof Boolean truth) {
                return builder.put(key, (boolean) truth);
            }
            if (value instanceof String text) {
                return builder.put(key, text);
            }
            return value == null ? builder.putNull(key) : builder.put(key, value);
        }
    }

    /** Mostly what the shape expects, up to some place, and then whatever. */
    @Property
    void aBuilderOfAShapeMakesWhatAnyBuilderMakes(@ForAll("puts") List<Put> puts) {
        PayloadBuilder shaped = SHAPE.builder();
        PayloadBuilder plain = Payload.builder();
        for (Put put : puts) {
            put.into(shaped);
            put.into(plain);
        }
        assertSame(shaped.build(), plain.build());
    }

    private static void assertSame(Payload shaped, Payload plain) {
        assertThat(shaped).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(List.copyOf(shaped.asMap().keySet()))
                .isEqualTo(List.copyOf(plain.asMap().keySet()));
        assertThat(shaped.weight()).isEqualTo(plain.weight());
        assertThat(shaped.replacedValues()).isEqualTo(plain.replacedValues());
        assertThat(shaped.depth()).isEqualTo(plain.depth());
        for (String key : List.of("a", "b", "c", "d", "e", "")) {
            assertThat(shaped.indexOf(key)).isEqualTo(plain.indexOf(key));
        }
        assertThat(shaped.toBuilder().put("e", 1).build())
                .isEqualTo(plain.toBuilder().put("e", 1).build());
        assertThat(shaped.without("b")).isEqualTo(plain.without("b"));
    }

    @Provide
    Arbitrary<List<Put>> puts() {
        Arbitrary<@Nullable Object> values = Arbitraries.of(
                        1L, -7L, 2.5, Double.NaN, true, "", "some text", List.of(1, List.of("deep")), Float.NaN)
                .injectNull(0.1);
        Arbitrary<List<Put>> expected = Combinators.combine(
                        Arbitraries.integers().between(0, 4), values.list().ofSize(4))
                .as((count, four) -> SHAPE.keys().subList(0, count).stream()
                        // Another text of the same content: keys are not compared by identity alone.
                        .map(key -> new Put(
                                new String(key.toCharArray()),
                                four.get(SHAPE.keys().indexOf(key))))
                        .toList());
        Arbitrary<List<Put>> others = Combinators.combine(Arbitraries.of("a", "b", "c", "d", "e", "f"), values)
                .as(Put::new)
                .list()
                .ofMaxSize(4);
        return Combinators.combine(expected, others).as((first, then) -> {
            List<Put> all = new ArrayList<>(first);
            all.addAll(then);
            return all;
        });
    }

    @Test
    void oneBuilderLeavesNothingToTheNext() {
        Payload first = SHAPE.builder().put("a", 1).put("b", "x").build();
        Payload second = SHAPE.builder().put("a", 2).build();
        assertThat(first).isEqualTo(Payload.builder().put("a", 1).put("b", "x").build());
        assertThat(second).isEqualTo(Payload.builder().put("a", 2).build());
        assertThat(SHAPE.builder().build()).isSameAs(Payload.empty());
    }

    @Test
    void aBuilderIsUsedUp() {
        PayloadBuilder builder = PayloadShape.of("a").builder().put("a", 1);
        Payload payload = builder.build();
        assertThatThrownBy(() -> builder.put("a", 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThat(payload.get("a")).isEqualTo(1L);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without a checker may do
    void aKeyMustNotBeNull() {
        assertThatThrownBy(() -> SHAPE.builder().put(null, 1)).hasMessage("key");
        assertThatThrownBy(() -> PayloadShape.of("a", null)).hasMessage("key");
    }

    @Test
    void saysWhichKeyStandsTwice() {
        assertThatThrownBy(() -> PayloadShape.of("tick", "status", "tick"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key 'tick' stands twice");
        assertThatThrownBy(PayloadShape::of).hasMessageContaining("at least one key");
    }

    @Test
    void tellsItsKeys() {
        assertThat(SHAPE.keys()).containsExactly("a", "b", "c", "d");
        assertThat(SHAPE).hasToString("PayloadShape[a, b, c, d]");
    }
}
