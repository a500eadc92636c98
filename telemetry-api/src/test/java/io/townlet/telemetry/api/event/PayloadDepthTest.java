package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No payload nests deeper than its bound, whatever it is made of, and every copy ends. */
@Timeout(30)
class PayloadDepthTest {

    private static final int MAX = Payload.MAX_DEPTH;

    /** So many maps one in the other, a text in the innermost. */
    private static Map<String, Object> maps(int depth) {
        Map<String, Object> map = Map.of("leaf", "text");
        for (int i = 1; i < depth; i++) {
            map = Map.of("inner", map);
        }
        return map;
    }

    private static Payload payloads(int depth) {
        Payload payload = Payload.builder().put("leaf", "text").build();
        for (int i = 1; i < depth; i++) {
            payload = Payload.builder().put("inner", payload).build();
        }
        return payload;
    }

    private static int depthOf(Object value) {
        int depth = 0;
        Object at = value;
        while (at instanceof Payload || at instanceof PayloadArray) {
            depth++;
            at = at instanceof Payload object ? object.get("inner") : ((PayloadArray) at).get(0);
        }
        return depth;
    }

    @Test
    void mapsNestUpToTheBoundAndWhatLiesDeeperIsNullAndCounted() {
        Payload fits = Payload.copyOf(maps(MAX));
        assertThat(depthOf(fits)).isEqualTo(MAX);
        assertThat(fits.replacedValues()).isZero();

        Payload tooDeep = Payload.copyOf(maps(MAX + 1));
        assertThat(depthOf(tooDeep)).isEqualTo(MAX);
        assertThat(tooDeep.replacedValues()).isEqualTo(1);
    }

    @Test
    void listsAndArraysCountAsWell() {
        Object list = "text";
        Object array = "text";
        for (int i = 0; i < MAX + 5; i++) {
            list = List.of(list);
            array = new Object[] {array};
        }
        PayloadArray fromList = PayloadArray.copyOf((List<?>) list);
        assertThat(depthOf(fromList)).isEqualTo(MAX);
        assertThat(fromList.replacedValues()).isEqualTo(1);
        Payload fromArray = Payload.copyOf(Map.of("inner", array));
        assertThat(depthOf(fromArray)).isEqualTo(MAX);
        assertThat(fromArray.replacedValues()).isEqualTo(1);
    }

    @Test
    void theBoundHoldsForPayloadsThatAreWrappedInPayloads() {
        assertThat(depthOf(payloads(MAX))).isEqualTo(MAX);
        assertThat(payloads(MAX).replacedValues()).isZero();

        Payload wrapped = payloads(1_000);
        assertThat(depthOf(wrapped)).isEqualTo(MAX);
        assertThat(wrapped.replacedValues()).isEqualTo(1);
        assertThat(wrapped).isEqualTo(payloads(1_000)).hasSameHashCodeAs(payloads(1_000));
    }

    @Test
    void theBoundHoldsForEveryWayIn() {
        Payload full = payloads(MAX);
        PayloadArray fullArray = PayloadArray.copyOf(List.of(payloads(MAX - 1)));
        assertThat(fullArray.replacedValues()).isZero();
        Payload host = Payload.builder().put("a", 1).build();
        List<Payload> all = List.of(
                host.with("inner", full),
                host.with("inner", full.asMap()),
                host.with("inner", fullArray),
                host.with("inner", maps(MAX)),
                host.with(FieldPath.of("inner", "inner"), payloads(MAX - 1)),
                Payload.copyOf(Map.of("inner", full)),
                Payload.copyOf(Map.of("inner", full.asMap())),
                host.toBuilder().put("inner", full).build());
        assertThat(all).allSatisfy(payload -> {
            assertThat(depthOf(payload)).isEqualTo(MAX);
            assertThat(payload.replacedValues()).isEqualTo(1);
        });
    }

    @Test
    void aPathLongerThanTheBoundSetsNothingButNull() {
        FieldPath path = new FieldPath(Collections.nCopies(MAX + 1, "inner"));
        Payload payload = Payload.empty().with(path, "text");
        assertThat(depthOf(payload)).isEqualTo(MAX);
        assertThat(payload.replacedValues()).isEqualTo(1);
    }

    @Test
    void whatFitsIsSharedEvenBesideWhatDoesNot() {
        Payload shallow = payloads(3);
        Payload spine = payloads(MAX).with("shallow", shallow);
        Payload wrapped = Payload.builder().put("inner", spine).build();
        assertThat(wrapped.get(FieldPath.of("inner", "shallow"))).isSameAs(shallow);
        assertThat(depthOf(wrapped)).isEqualTo(MAX);
    }

    @Test
    void cuttingKeepsTheCountOfWhatWasReplacedBefore() {
        Payload spine = payloads(MAX).with("broken", Double.NaN).with("list", List.of(Double.NaN));
        Payload wrapped = Payload.builder().put("inner", spine).build();
        assertThat(wrapped.replacedValues()).isEqualTo(3);
        Payload twice = Payload.builder().put("inner", wrapped).build();
        assertThat(twice.replacedValues()).isEqualTo(3);
    }

    @Test
    void aMapThatHoldsItselfHasNullInThatPlace() {
        Map<String, Object> self = new LinkedHashMap<>();
        self.put("before", 1);
        self.put("self", self);
        self.put("again", self);
        self.put("after", 2);
        Payload payload = Payload.copyOf(self);
        assertThat(payload)
                .isEqualTo(Payload.builder()
                        .put("before", 1)
                        .putNull("self")
                        .putNull("again")
                        .put("after", 2)
                        .build());
        assertThat(payload.replacedValues()).isEqualTo(2);
    }

    @Test
    void aListThatHoldsItselfHasNullInThatPlace() {
        List<Object> self = new ArrayList<>();
        self.add(1);
        self.add(self);
        PayloadArray copy = PayloadArray.copyOf(self);
        assertThat(copy).containsExactly(1L, null);
        assertThat(copy.replacedValues()).isEqualTo(1);
    }

    @Test
    void cyclesThroughListsArraysAndOtherMapsEnd() {
        Map<String, Object> parent = new HashMap<>();
        List<Object> children = new ArrayList<>();
        Object[] pair = new Object[2];
        parent.put("children", children);
        children.add(Map.of("parent", parent, "pair", pair));
        pair[0] = children;
        pair[1] = pair;
        Payload payload = Payload.copyOf(parent);
        assertThat(payload.replacedValues()).isEqualTo(3);
        Payload child = (Payload) payload.getArray("children").get(0);
        assertThat(child.containsKey("parent")).isTrue();
        assertThat(child.get("parent")).isNull();
        assertThat(child.getArray("pair")).containsExactly(null, null);

        Payload put = Payload.builder().put("deep", parent).build();
        assertThat(put.get("deep")).isEqualTo(payload);
    }

    @Test
    void aMapMetTwiceSideBySideIsNoCycle() {
        Map<String, Object> shared = Map.of("a", 1);
        Payload payload = Payload.copyOf(Map.of("left", shared, "right", List.of(shared)));
        assertThat(payload.replacedValues()).isZero();
        assertThat(payload.getArray("right").get(0)).isEqualTo(payload.get("left"));
    }

    @Test
    void aMeshInWhichEverythingHoldsEverythingEnds() {
        List<Map<String, Object>> mesh = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            mesh.add(new HashMap<>());
        }
        for (Map<String, Object> node : mesh) {
            for (int i = 0; i < mesh.size(); i++) {
                node.put("n" + i, mesh.get(i));
            }
        }
        Payload payload = Payload.copyOf(mesh.get(0));
        assertThat(payload.size()).isEqualTo(40);
        assertThat(payload.get("n0")).isNull();
        assertThat(payload.replacedValues()).isPositive();
    }

    @Test
    void aLadderOfSharedMapsEndsAndWeighsWhatCannotBeSent() {
        Map<String, Object> ladder = Map.of("leaf", Double.NaN);
        for (int i = 1; i < MAX; i++) {
            ladder = Map.of("left", ladder, "right", ladder);
        }
        Payload payload = Payload.copyOf(ladder);
        assertThat(payload.weight()).isEqualTo(Integer.MAX_VALUE);
        assertThat(payload.replacedValues()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Payload.builder().put("more", payload).build().weight()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void mixedKeysOnEveryLevelAreReadOnce() {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < MAX - 1; i++) {
            Map<Object, Object> outer = new LinkedHashMap<>();
            outer.put("inner", map);
            outer.put(1, "odd");
            map = outer;
        }
        assertThat(Payload.copyOf(map).replacedValues()).isZero();
    }

    @Test
    void aContainerOfManyThatAreSharedIsCopiedRight() {
        Map<String, Object> shared = Map.of("list", List.of(1, 2));
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(i % 2 == 0 ? shared : Map.of("own", i));
        }
        PayloadArray copy = PayloadArray.copyOf(many);
        for (int i = 0; i < many.size(); i++) {
            assertThat(copy.get(i)).isEqualTo(Payload.copyOf((Map<?, ?>) many.get(i)));
        }
        assertThat(copy.replacedValues()).isZero();
    }

    @Test
    void whatIsSharedIsCutWhereItsPlaceIsTooDeep() {
        Map<String, Object> shared = maps(4);
        PayloadArray copy = PayloadArray.copyOf(sharedAtAllDepths(() -> shared));
        PayloadArray unshared = PayloadArray.copyOf(sharedAtAllDepths(() -> maps(4)));
        assertThat(copy).isEqualTo(unshared);
        assertThat(copy.replacedValues()).isEqualTo(unshared.replacedValues()).isPositive();
    }

    /** Many containers first, so that those after them are watched; then one map at ever deeper places. */
    private static List<Object> sharedAtAllDepths(Supplier<Object> shared) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            all.add(List.of(i));
        }
        all.add(shared.get());
        for (int depth = 0; depth < MAX + 2; depth++) {
            Object wrapped = shared.get();
            for (int i = 0; i < depth; i++) {
                wrapped = List.of(wrapped);
            }
            all.add(wrapped);
        }
        return all;
    }
}
