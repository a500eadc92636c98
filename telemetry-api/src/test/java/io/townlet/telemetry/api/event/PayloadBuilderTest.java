package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadBuilderTest {

    @Test
    void eachKindOfValueIsPutAsItself() {
        Payload inner = Payload.builder().put("x", 1).build();
        Payload payload = Payload.builder()
                .put("int", 1)
                .put("long", Long.MAX_VALUE)
                .put("double", 1.5)
                .put("float", 0.1f)
                .put("boolean", true)
                .put("text", "t")
                .put("no_text", (String) null)
                .put("object", inner)
                .put("no_object", (Payload) null)
                .put("boxed", Integer.valueOf(3))
                .put("list", List.of(1))
                .put("nothing", (Object) null)
                .putNull("null")
                .build();
        assertThat(payload.asMap().values())
                .containsExactly(
                        1L, Long.MAX_VALUE, 1.5, 0.1, true, "t", null, inner, null, 3L, List.of(1L), null, null);
        assertThat(payload.get("object")).isSameAs(inner);
        assertThat(payload.replacedValues()).isZero();
    }

    @Test
    void numbersThatAreNotFiniteBecomeNullAndAreCounted() {
        Payload payload = Payload.builder()
                .put("double", Double.NaN)
                .put("float", Float.NEGATIVE_INFINITY)
                .put("boxed", (Object) Double.POSITIVE_INFINITY)
                .build();
        assertThat(payload.asMap().values()).containsOnlyNulls();
        assertThat(payload.replacedValues()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 17, 200})
    void puttingAKeyAgainReplacesItsValueAndKeepsItsPlace(int fields) {
        PayloadBuilder builder = Payload.builder();
        PayloadBuilder fresh = Payload.builder();
        for (int i = 0; i < fields; i++) {
            builder.put("k" + i, "a value of the first round");
            fresh.put("k" + i, -i);
        }
        for (int i = fields - 1; i >= 0; i--) {
            builder.put("k" + i, -i);
        }
        Payload payload = builder.build();
        assertThat(payload.size()).isEqualTo(fields);
        for (int i = 0; i < fields; i++) {
            assertThat(payload.keyAt(i)).isEqualTo("k" + i);
            assertThat(payload.valueAt(i)).isEqualTo((long) -i);
        }
        assertThat(payload.weight()).isEqualTo(fresh.build().weight());
    }

    @Test
    void aReplacedObjectTakesItsShareOfTheCountAlong() {
        Map<String, Object> broken = Map.of("a", Double.NaN, "b", List.of(Double.NaN));
        assertThat(Payload.builder().put("x", broken).build().replacedValues()).isEqualTo(2);
        assertThat(Payload.builder().put("x", broken).put("x", broken).build().replacedValues())
                .isEqualTo(2);
        assertThat(Payload.builder().put("x", broken).put("x", 1).build().replacedValues())
                .isZero();
        assertThat(Payload.builder().put("x", Double.NaN).put("x", 1).build().replacedValues())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 5, 1 << 30, Integer.MAX_VALUE})
    void aWrongGuessOfTheSizeDoesNoHarm(int guess) {
        Payload payload =
                Payload.builder(guess).put("a", 1).put("b", 2).put("c", 3).build();
        assertThat(payload)
                .isEqualTo(Payload.copyOf(Map.of("a", 1, "b", 2, "c", 3)))
                .satisfies(copy -> assertThat(copy.size()).isEqualTo(3));
    }

    @Test
    void aBuilderIsUsedUpByBuilding() {
        PayloadBuilder builder = Payload.builder().put("a", 1);
        Payload built = builder.build();
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start a new one");
        assertThatThrownBy(() -> builder.put("b", 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.put("a", 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.put("a", Double.NaN)).isInstanceOf(IllegalStateException.class);
        assertThat(built).isEqualTo(Payload.copyOf(Map.of("a", 1)));
    }

    @Test
    void aKeyMustNotBeNull() {
        assertThatThrownBy(() -> Payload.builder().put(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
    }

    @Test
    void toBuilderStartsFromAllFieldsAndLeavesThePayloadAlone() {
        Payload before = Payload.builder().put("a", 1).put("b", Double.NaN).build();
        Payload after = before.toBuilder().put("c", 3).put("a", 2).build();
        assertThat(after.asMap().keySet()).containsExactly("a", "b", "c");
        assertThat(after.get("a")).isEqualTo(2L);
        assertThat(after.replacedValues()).isEqualTo(1);
        assertThat(before.get("a")).isEqualTo(1L);
        assertThat(before.size()).isEqualTo(2);
        assertThat(before.toBuilder().build()).isEqualTo(before);
        assertThat(before.toBuilder().build().weight()).isEqualTo(before.weight());
    }
}
