package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The count of what could not be carried, through copies and edits. */
class PayloadReplacedValuesTest {

    /** One of its own, two in an inner object (one of these in an array there), one in an array. */
    private static final Payload PAYLOAD = Payload.builder()
            .put("own", Double.NaN)
            .put("inner", Map.of("x", Double.NaN, "y", new double[] {1, Double.NaN}))
            .put("list", List.of(1, Double.NEGATIVE_INFINITY))
            .put("sound", 1)
            .build();

    @Test
    void allDepthsAreCountedOnce() {
        assertThat(PAYLOAD.replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.getPayload("inner").replacedValues()).isEqualTo(2);
        assertThat(PAYLOAD.getArray("list").replacedValues()).isEqualTo(1);
        assertThat(Payload.copyOf(Map.of("wrapped", PAYLOAD)).replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.toBuilder().build().replacedValues()).isEqualTo(4);
    }

    @Test
    void anEditElsewhereKeepsTheCount() {
        assertThat(PAYLOAD.with("sound", 2).replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.with("new", 2).replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.without("sound").replacedValues()).isEqualTo(4);
    }

    @Test
    void aFieldOfItsOwnStaysCountedWhenItIsEditedAway() {
        assertThat(PAYLOAD.with("own", 1).replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.without("own").replacedValues()).isEqualTo(4);
        Payload onlyOne = Payload.builder().put("own", Double.NaN).build();
        Payload none = onlyOne.without("own");
        assertThat(none).isEqualTo(Payload.empty());
        assertThat(none.replacedValues()).isEqualTo(1);
    }

    @Test
    void anInnerContainerTakesItsShareAlong() {
        assertThat(PAYLOAD.with("inner", 1).replacedValues()).isEqualTo(2);
        assertThat(PAYLOAD.without("inner").replacedValues()).isEqualTo(2);
        assertThat(PAYLOAD.without("list").replacedValues()).isEqualTo(3);
        assertThat(Payload.empty().with("list", List.of(Double.NaN)).without("list"))
                .isSameAs(Payload.empty());
    }

    @Test
    void anEditInsideAnInnerObjectCountsNothingTwice() {
        FieldPath inside = FieldPath.parse("inner.x");
        assertThat(PAYLOAD.with(inside, 5).replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.with(inside, Double.NaN).replacedValues()).isEqualTo(5);
        assertThat(PAYLOAD.without(inside).replacedValues()).isEqualTo(4);
        assertThat(PAYLOAD.without(FieldPath.parse("inner.y")).replacedValues()).isEqualTo(3);
        assertThat(PAYLOAD.with(FieldPath.parse("inner.z.deep"), Float.NaN).replacedValues())
                .isEqualTo(5);
    }

    @Test
    void aValueThatCannotBeCarriedCountsEvenWhereNullStoodBefore() {
        Payload payload = Payload.builder().putNull("x").build();
        Payload edited = payload.with("x", Double.NaN);
        assertThat(edited).isEqualTo(payload);
        assertThat(edited.replacedValues()).isEqualTo(1);
        assertThat(edited.with("x", null)).isSameAs(edited);
    }

    @Test
    void newValuesAreCounted() {
        assertThat(PAYLOAD.with("sound", List.of(Double.NaN, Double.NaN)).replacedValues())
                .isEqualTo(6);
        assertThat(PAYLOAD.with("new", Map.of("x", Double.NaN)).replacedValues())
                .isEqualTo(5);
    }
}
