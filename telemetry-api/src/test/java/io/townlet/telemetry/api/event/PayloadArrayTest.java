package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PayloadArrayTest {

    private static final PayloadArray ARRAY =
            PayloadArray.copyOf(Arrays.asList(1, null, "text", Map.of("a", Double.NaN)));

    @Test
    void itIsAListOfConvertedElements() {
        assertThat(ARRAY).hasSize(4).isInstanceOf(RandomAccess.class);
        assertThat(ARRAY.get(0)).isEqualTo(1L);
        assertThat(ARRAY.get(1)).isNull();
        assertThat(ARRAY.get(3)).isInstanceOf(Payload.class);
        assertThat(ARRAY.replacedValues()).isEqualTo(1);
        assertThatThrownBy(() -> ARRAY.get(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void itEqualsAnyListOfTheSameElements() {
        PayloadArray numbers = PayloadArray.copyOf(List.of(1, 2));
        assertThat(numbers).isEqualTo(List.of(1L, 2L)).hasSameHashCodeAs(List.of(1L, 2L));
        assertThat(List.of(1L, 2L)).isEqualTo(numbers);
        assertThat(numbers).isNotEqualTo(List.of(2L, 1L));
    }

    @Test
    void copyingItGivesTheSameInstance() {
        assertThat(PayloadArray.copyOf(ARRAY)).isSameAs(ARRAY);
        assertThat(PayloadArray.copyOf(ARRAY.subList(0, 1))).containsExactly(1L);
    }

    @Test
    void nothingChangesIt() {
        List<Consumer<List<Object>>> attempts = List.of(
                list -> list.add(1),
                list -> list.set(0, 1),
                list -> list.remove(0),
                list -> list.clear(),
                list -> list.replaceAll(each -> null),
                list -> list.subList(0, 2).clear(),
                list -> list.iterator().remove());
        for (Consumer<List<Object>> attempt : attempts) {
            assertThatThrownBy(() -> attempt.accept(ARRAY))
                    .isInstanceOfAny(UnsupportedOperationException.class, IllegalStateException.class);
        }
        assertThat(ARRAY).hasSize(4);
    }

    @Test
    void itsWeightCountsElementsAndCommas() {
        assertThat(PayloadArray.copyOf(List.of()).weight()).isEqualTo(2);
        int one = PayloadArray.copyOf(List.of("abc")).weight();
        int two = PayloadArray.copyOf(List.of("abc", "abc")).weight();
        assertThat(one).isBetween(6, 8);
        assertThat(two - one).isEqualTo(one - 2);
    }

    @Test
    void changingTheOriginalChangesNothing() {
        List<Object> original = new ArrayList<>(List.of(1));
        PayloadArray copy = PayloadArray.copyOf(original);
        original.add(2);
        original.set(0, 5);
        assertThat(copy).containsExactly(1L);
    }

    @Test
    void toStringShowsNoElement() {
        assertThat(PayloadArray.copyOf(List.of("secret"))).hasToString("PayloadArray[size=1]");
    }
}
