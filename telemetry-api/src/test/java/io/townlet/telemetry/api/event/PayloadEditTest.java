package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Edits share what they don't touch, and give the payload itself where nothing changes. */
class PayloadEditTest {

    private static final Payload LEFT = Payload.builder()
            .put("policy", "hidden")
            .put("deep", Map.of("a", 1, "b", 2))
            .build();

    private static final Payload PAYLOAD = Payload.builder()
            .put("left", LEFT)
            .put("right", Map.of("x", "y"))
            .put("list", List.of(1, 2, 3))
            .put("tick", 123_456)
            .putNull("none")
            .build();

    @Test
    void settingAFieldKeepsItsPlace() {
        Payload edited = PAYLOAD.with("list", "gone");
        assertThat(edited.asMap().keySet()).containsExactly("left", "right", "list", "tick", "none");
        assertThat(edited.get("list")).isEqualTo("gone");
        assertThat(PAYLOAD.get("list")).isEqualTo(List.of(1L, 2L, 3L));
    }

    @Test
    void aNewFieldGoesToTheEnd() {
        Payload edited = PAYLOAD.with("new", List.of(1));
        assertThat(edited.keyAt(5)).isEqualTo("new");
        assertThat(edited.get("new")).isEqualTo(List.of(1L));
        assertThat(PAYLOAD.containsKey("new")).isFalse();
    }

    @Test
    void removingAFieldLeavesTheOthersInOrder() {
        assertThat(PAYLOAD.without("left").asMap().keySet()).containsExactly("right", "list", "tick", "none");
        assertThat(PAYLOAD.without("list").asMap().keySet()).containsExactly("left", "right", "tick", "none");
        assertThat(PAYLOAD.without("none").asMap().keySet()).containsExactly("left", "right", "list", "tick");
        assertThat(Payload.empty().with("a", 1).without("a")).isSameAs(Payload.empty());
    }

    @Test
    void whatAnEditDoesNotTouchIsShared() {
        Payload edited = PAYLOAD.with(FieldPath.parse("left.deep.a"), 5);
        assertThat(edited.get("right")).isSameAs(PAYLOAD.get("right"));
        assertThat(edited.get("list")).isSameAs(PAYLOAD.get("list"));
        assertThat(edited.get(FieldPath.parse("left.policy"))).isSameAs(LEFT.get("policy"));
        assertThat(edited.get(FieldPath.parse("left.deep.a"))).isEqualTo(5L);
        assertThat(edited.get(FieldPath.parse("left.deep.b"))).isEqualTo(2L);

        Payload removed = PAYLOAD.without(FieldPath.parse("left.policy"));
        assertThat(removed.get("right")).isSameAs(PAYLOAD.get("right"));
        assertThat(removed.get(FieldPath.parse("left.deep"))).isSameAs(LEFT.get("deep"));
        assertThat(removed.has(FieldPath.parse("left.policy"))).isFalse();
        assertThat(PAYLOAD.has(FieldPath.parse("left.policy"))).isTrue();

        Payload left = removed.without("tick").with("new", 1);
        assertThat(left.get("list")).isSameAs(PAYLOAD.get("list"));
    }

    @Test
    void anEditThatChangesNothingGivesThePayloadItself() {
        assertThat(PAYLOAD.without("absent")).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.without(FieldPath.parse("left.absent"))).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.without(FieldPath.parse("absent.more"))).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.without(FieldPath.parse("list.more"))).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.with("left", LEFT)).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.with("left", LEFT.asMap())).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.with("none", null)).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.with("tick", 123_456)).isSameAs(PAYLOAD);
        assertThat(PAYLOAD.with(FieldPath.parse("left.policy"), "hid" + "den".strip()))
                .isSameAs(PAYLOAD);
        assertThat(PAYLOAD.with(FieldPath.parse("left.deep.a"), 1)).isSameAs(PAYLOAD);
    }

    @Test
    void aNumberOfAnotherTypeIsAChange() {
        assertThat(PAYLOAD.with("tick", 123_456.0).get("tick")).isEqualTo(123_456.0);
        Payload zero = Payload.builder().put("x", 0.0).build();
        assertThat(zero.with("x", -0.0).get("x")).isEqualTo(-0.0);
    }

    @Test
    void objectsThatAreMissingOnTheWayAreMade() {
        Payload edited = Payload.empty().with(FieldPath.parse("a.b.c"), 1);
        assertThat(edited).isEqualTo(Payload.copyOf(Map.of("a", Map.of("b", Map.of("c", 1)))));
        Payload throughNull = PAYLOAD.with(FieldPath.parse("none.a"), 1);
        assertThat(throughNull.get("none")).isEqualTo(Payload.copyOf(Map.of("a", 1)));
    }

    @Test
    void aStepThatIsThereAndIsNoObjectIsRefused() {
        assertThatThrownBy(() -> PAYLOAD.with(FieldPath.parse("left.policy.more"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("left.policy.more")
                .hasMessageContaining("'policy'")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> PAYLOAD.with(FieldPath.parse("list.more"), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void removingTheLastFieldOfAnInnerObjectLeavesItEmpty() {
        Payload edited = PAYLOAD.without(FieldPath.parse("right.x"));
        assertThat(edited.get("right")).isEqualTo(Payload.empty());
        assertThat(edited.containsKey("right")).isTrue();
    }

    @Test
    void aKeyMustNotBeNull() {
        assertThatThrownBy(() -> Payload.empty().with((String) null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> PAYLOAD.with((String) null, 1)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void anEditedValueIsDetachedFromItsOriginal() {
        int[] numbers = {1};
        Payload edited = PAYLOAD.with("numbers", numbers);
        numbers[0] = 2;
        assertThat(Objects.requireNonNull(edited.getArray("numbers"))).containsExactly(1L);
    }
}
