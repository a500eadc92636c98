package io.townlet.telemetry.transforms.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadEditTest {

    private static Payload numbered(int fields) {
        PayloadBuilder builder = Payload.builder();
        for (int i = 0; i < fields; i++) {
            builder.put("k" + i, i);
        }
        return builder.build();
    }

    @Test
    void whatNoRuleChangesIsTheSameInstance() {
        Payload object = numbered(3).with("n", null);
        PayloadArray array = PayloadArray.copyOf(Arrays.asList(1, null, "x"));

        assertThat(PayloadEdit.fields(object, (key, value) -> value)).isSameAs(object);
        assertThat(PayloadEdit.elements(array, value -> value)).isSameAs(array);
    }

    @Test
    void fieldsAreReplacedAndLeftOutInPlace() {
        Payload edited = PayloadEdit.fields(numbered(40), (key, value) -> switch (key) {
            case "k3" -> "three";
            case "k5" -> PayloadEdit.LEFT_OUT;
            case "k7" -> null;
            default -> value;
        });

        List<String> keys = new ArrayList<>(edited.asMap().keySet());
        assertThat(keys)
                .hasSize(39)
                .startsWith("k0", "k1", "k2", "k3", "k4", "k6", "k7")
                .endsWith("k39");
        assertThat(edited.get("k3")).isEqualTo("three");
        assertThat(edited.get("k7")).isNull();
        assertThat(edited.get("k39")).isEqualTo(39L);
    }

    @Test
    void leavingOutEverythingGivesNothing() {
        assertThat(PayloadEdit.fields(numbered(3), (key, value) -> PayloadEdit.LEFT_OUT))
                .isEqualTo(Payload.empty());
        assertThat(PayloadEdit.elements(PayloadArray.copyOf(List.of(1, 2)), value -> PayloadEdit.LEFT_OUT))
                .isEmpty();
    }

    @Test
    void elementsAreReplacedAndLeftOutInPlace() {
        PayloadArray array = PayloadArray.copyOf(Arrays.asList(1, 2, null, 4));

        PayloadArray edited =
                PayloadEdit.elements(array, value -> Long.valueOf(2).equals(value) ? PayloadEdit.LEFT_OUT : value);

        assertThat(edited).containsExactly(1L, null, 4L);
        assertThat(PayloadEdit.elements(array, value -> value == null ? "none" : value))
                .containsExactly(1L, 2L, "none", 4L);
    }
}
