package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reading a payload. */
class PayloadTest {

    private static final Payload SAMPLE = Payload.builder()
            .put("name", "market")
            .put("tick", 7)
            .put("price", 2.5)
            .put("open", true)
            .putNull("closed_by")
            .put("agents", List.of("ada", "bo"))
            .put("queue", Map.of("length", 3, "inner", Map.of("deep", "yes")))
            .build();

    @Test
    void fieldsAreFoundByKeyAndByPlace() {
        assertThat(SAMPLE.size()).isEqualTo(7);
        assertThat(SAMPLE.isEmpty()).isFalse();
        assertThat(SAMPLE.keyAt(2)).isEqualTo("price");
        assertThat(SAMPLE.valueAt(2)).isEqualTo(2.5);
        assertThat(SAMPLE.indexOf("price")).isEqualTo(2);
        assertThat(SAMPLE.indexOf("absent")).isEqualTo(-1);
        assertThat(SAMPLE.get("price")).isEqualTo(2.5);
        assertThat(SAMPLE.get("absent")).isNull();
    }

    @Test
    void aFieldThatIsNullIsThere() {
        assertThat(SAMPLE.containsKey("closed_by")).isTrue();
        assertThat(SAMPLE.get("closed_by")).isNull();
        assertThat(SAMPLE.containsKey("absent")).isFalse();
    }

    @Test
    void typedAccessGivesNullForAnotherType() {
        assertThat(SAMPLE.getString("name")).isEqualTo("market");
        assertThat(SAMPLE.getString("tick")).isNull();
        assertThat(SAMPLE.getNumber("tick")).isEqualTo(7L);
        assertThat(SAMPLE.getNumber("name")).isNull();
        assertThat(SAMPLE.getArray("agents")).containsExactly("ada", "bo");
        assertThat(SAMPLE.getArray("queue")).isNull();
        assertThat(SAMPLE.getPayload("queue")).isNotNull();
        assertThat(SAMPLE.getPayload("agents")).isNull();
        assertThat(SAMPLE.getPayload("absent")).isNull();
    }

    @Test
    void pathsGoIntoObjectsOnly() {
        assertThat(SAMPLE.get(FieldPath.parse("queue.inner.deep"))).isEqualTo("yes");
        assertThat(SAMPLE.get(FieldPath.of("name"))).isEqualTo("market");
        assertThat(SAMPLE.get(FieldPath.parse("queue.absent.deep"))).isNull();
        assertThat(SAMPLE.get(FieldPath.parse("agents.0"))).isNull();
        assertThat(SAMPLE.has(FieldPath.parse("queue.inner.deep"))).isTrue();
        assertThat(SAMPLE.has(FieldPath.of("closed_by"))).isTrue();
        assertThat(SAMPLE.has(FieldPath.parse("closed_by.more"))).isFalse();
        assertThat(SAMPLE.has(FieldPath.parse("name.more"))).isFalse();
        assertThat(SAMPLE.has(FieldPath.parse("queue.absent"))).isFalse();
    }

    @Test
    void placesOutsideAreRefused() {
        assertThatThrownBy(() -> SAMPLE.keyAt(7)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SAMPLE.valueAt(-1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void everyFieldIsHandedOutInOrder() {
        List<Object> seen = new ArrayList<>();
        SAMPLE.forEach((key, value) -> seen.add(Arrays.asList(key, value)));
        assertThat(seen).hasSize(7);
        for (int i = 0; i < SAMPLE.size(); i++) {
            assertThat(seen.get(i)).isEqualTo(Arrays.asList(SAMPLE.keyAt(i), SAMPLE.valueAt(i)));
        }
    }

    @Test
    void theEmptyPayloadIsOneInstanceOfLeastWeight() {
        assertThat(Payload.empty().isEmpty()).isTrue();
        assertThat(Payload.empty().size()).isZero();
        assertThat(Payload.empty().weight()).isEqualTo(2);
        assertThat(Payload.empty().indexOf("any")).isEqualTo(-1);
        assertThat(Payload.builder().build()).isSameAs(Payload.empty());
    }

    @Test
    void equalityDoesNotLookAtTheOrder() {
        Payload ab = Payload.builder().put("a", 1).put("b", List.of(2)).build();
        Payload ba = Payload.builder().put("b", List.of(2)).put("a", 1).build();
        assertThat(ab).isEqualTo(ba).hasSameHashCodeAs(ba);
        assertThat(ab.equals(ab.with("a", 1))).isTrue();
    }

    @Test
    void equalityLooksAtKeysAndValues() {
        Payload payload = Payload.builder().put("a", 1).putNull("b").build();
        assertThat(payload)
                .isNotEqualTo(Payload.builder().put("a", 1).build())
                .isNotEqualTo(Payload.builder().put("a", 1).putNull("c").build())
                .isNotEqualTo(Payload.builder().put("a", 2).putNull("b").build())
                .isNotEqualTo(Payload.builder().put("a", 1.0).putNull("b").build())
                .isNotEqualTo(payload.asMap())
                .isNotEqualTo(null);
    }

    @Test
    void hashesSpread() {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            hashes.add(Payload.builder().put("key", i).build().hashCode());
            hashes.add(Payload.builder().put("key" + i, "value").build().hashCode());
        }
        assertThat(hashes).hasSizeGreaterThan(900);
    }

    @Test
    void whatWasReplacedHasNoPartInEquality() {
        assertThat(Payload.builder().put("a", Double.NaN).build())
                .isEqualTo(Payload.builder().putNull("a").build());
    }

    @Test
    void toStringNamesFieldsButShowsNoValue() {
        assertThat(SAMPLE).hasToString("Payload[name, tick, price, open, closed_by, agents, queue]");
        assertThat(SAMPLE.getArray("agents")).hasToString("PayloadArray[size=2]");
        assertThat(SAMPLE.asMap()).hasToString(SAMPLE.toString());
        assertThat(Payload.empty()).hasToString("Payload[]");
    }
}
