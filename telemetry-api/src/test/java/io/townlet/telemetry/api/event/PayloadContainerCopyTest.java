package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How maps, arrays and iterables are carried. */
class PayloadContainerCopyTest {

    private static Map<Object, Object> mapOf(Object... keysAndValues) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static List<String> keysOf(Payload payload) {
        return new ArrayList<>(payload.asMap().keySet());
    }

    @Test
    void arraysOfEveryPrimitiveBecomeArrays() {
        Payload payload = Payload.copyOf(mapOf(
                "shorts", new short[] {1, -1},
                "ints", new int[] {1, Integer.MIN_VALUE},
                "longs", new long[] {1, Long.MAX_VALUE},
                "floats", new float[] {0.1f, Float.NaN},
                "doubles", new double[] {0.1, Double.NEGATIVE_INFINITY},
                "booleans", new boolean[] {true, false},
                "chars", new char[] {'a', 'b'},
                "none", new int[0]));
        assertThat(payload.getArray("shorts")).containsExactly(1L, -1L);
        assertThat(payload.getArray("ints")).containsExactly(1L, (long) Integer.MIN_VALUE);
        assertThat(payload.getArray("longs")).containsExactly(1L, Long.MAX_VALUE);
        assertThat(payload.getArray("floats")).containsExactly(0.1, null);
        assertThat(payload.getArray("doubles")).containsExactly(0.1, null);
        assertThat(payload.getArray("booleans")).containsExactly(true, false);
        assertThat(payload.getArray("chars")).containsExactly("a", "b");
        assertThat(payload.getArray("none")).isEmpty();
        assertThat(payload.replacedValues()).isEqualTo(2);
    }

    @Test
    void everySortOfSequenceBecomesAnArrayInItsOrder() {
        Iterable<Integer> plain = () -> List.of(3, 1, 2).iterator();
        Payload payload = Payload.copyOf(mapOf(
                "objects",
                new Object[] {1, "a", null, new int[] {2}},
                "list",
                Arrays.asList(1, null),
                "set",
                new LinkedHashSet<>(List.of("b", "a")),
                "queue",
                new ArrayDeque<>(List.of(1, 2)),
                "iterable",
                plain,
                "paths",
                List.of(Path.of("a"))));
        assertThat(payload.getArray("objects")).containsExactly(1L, "a", null, PayloadArray.copyOf(List.of(2)));
        assertThat(payload.getArray("list")).containsExactly(1L, null);
        assertThat(payload.getArray("set")).containsExactly("b", "a");
        assertThat(payload.getArray("queue")).containsExactly(1L, 2L);
        assertThat(payload.getArray("iterable")).containsExactly(3L, 1L, 2L);
        assertThat(payload.getArray("paths")).containsExactly("a");
        assertThat(payload.replacedValues()).isZero();
    }

    @Test
    void aCollectionThatMistakesItsSizeIsCopiedAllTheSame() {
        for (int claimed : new int[] {-3, 0, 1, 1_000_000_000}) {
            List<Integer> liar = new AbstractList<>() {
                @Override
                public Integer get(int index) {
                    return index;
                }

                @Override
                public int size() {
                    return claimed;
                }

                @Override
                public java.util.Iterator<Integer> iterator() {
                    return List.of(1, 2, 3).iterator();
                }
            };
            assertThat(PayloadArray.copyOf(liar)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void keysKeepTheirOrder() {
        Map<String, Integer> fields = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            fields.put("k" + (i * 37 % 100), i);
        }
        assertThat(keysOf(Payload.copyOf(fields))).containsExactlyElementsOf(fields.keySet());
        assertThat(keysOf(Payload.copyOf(new TreeMap<>(fields)))).isSorted();
    }

    @Test
    void oddKeysBecomeText() {
        Payload payload = Payload.copyOf(mapOf(
                1, "a", TimeUnit.DAYS, "b", null, "c", 0.1f, "d", true, "e", 2L, "f", Double.NaN, "g", "plain", "h"));
        assertThat(keysOf(payload)).containsExactly("1", "DAYS", "null", "0.1", "true", "2", "NaN", "plain");
        assertThat(payload.get("DAYS")).isEqualTo("b");
    }

    @Test
    void keysThatBecomeTheSameTextLeaveTheLastValueInTheFirstPlace() {
        Payload payload = Payload.copyOf(mapOf("1", "text", "other", 0, 1, "int", 1L, "long"));
        assertThat(keysOf(payload)).containsExactly("1", "other");
        assertThat(payload.get("1")).isEqualTo("long");
        assertThat(payload)
                .isEqualTo(Payload.builder().put("1", "long").put("other", 0).build());
        assertThat(payload.weight())
                .isEqualTo(Payload.builder()
                        .put("1", "long")
                        .put("other", 0)
                        .build()
                        .weight());
    }

    @Test
    void aKeyThatCannotBePrintedIsCounted() {
        Object awkward = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        Payload payload = Payload.copyOf(mapOf(awkward, 1));
        assertThat(payload.get("null")).isEqualTo(1L);
        assertThat(payload.replacedValues()).isEqualTo(1);
    }

    @Test
    void whatWasReplacedUnderAnOddKeyIsCountedOnce() {
        Payload payload = Payload.copyOf(mapOf("a", Double.NaN, 1, mapOf("x", Double.NaN), 2, List.of(Double.NaN)));
        assertThat(payload.replacedValues()).isEqualTo(3);
    }

    @Test
    @SuppressWarnings("IdentityHashMapUsage")
    void anIdentityMapGivesNoKeyTwiceEvenWhereItIsWrapped() {
        Map<String, Integer> identity = new IdentityHashMap<>();
        identity.put(new String("key"), 1);
        identity.put(new String("key"), 2);
        assertThat(identity).hasSize(2);
        for (Map<String, Integer> map : List.of(identity, Collections.unmodifiableMap(identity))) {
            Payload payload = Payload.copyOf(map);
            assertThat(payload.size()).isEqualTo(1);
            assertThat(payload.get("key")).isIn(1L, 2L);
        }
    }

    @Test
    void aMapThatShowsAKeyTwiceGivesItOnce() {
        Map<String, Integer> twice = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Integer>> entrySet() {
                Set<Entry<String, Integer>> entries = Collections.newSetFromMap(new IdentityHashMap<>());
                entries.add(new SimpleEntry<>("key", 1));
                entries.add(new SimpleEntry<>("key", 1));
                return entries;
            }
        };
        assertThat(Payload.copyOf(twice).size()).isEqualTo(1);
        int[] drawn = {0};
        Comparator<String> neverEqual = Comparator.comparingInt(key -> drawn[0]--);
        Map<String, Integer> unequalToItself = new TreeMap<>(neverEqual);
        unequalToItself.put("key", 1);
        unequalToItself.put("key", 2);
        assertThat(Payload.copyOf(unequalToItself).size()).isEqualTo(1);
    }

    @Test
    void nothingThatHappensToTheOriginalAfterwardsIsSeen() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> inner = new HashMap<>(Map.of("a", 1));
        int[] numbers = {1};
        byte[] bytes = {1};
        StringBuilder text = new StringBuilder("before");
        Map<String, Object> outer = new HashMap<>();
        outer.put("list", list);
        outer.put("inner", inner);
        outer.put("numbers", numbers);
        outer.put("bytes", bytes);
        outer.put("text", text);
        Payload payload = Payload.copyOf(outer);

        list.add(2);
        inner.put("b", 2);
        numbers[0] = 2;
        bytes[0] = 2;
        text.append(" and after");
        outer.put("late", 1);

        assertThat(payload)
                .isEqualTo(Payload.builder()
                        .put("list", List.of(1))
                        .put("inner", Map.of("a", 1))
                        .put("numbers", List.of(1))
                        .put("bytes", "AQ==")
                        .put("text", "before")
                        .build());
    }

    @Test
    void aMapThatThrowsWhileItIsReadThrowsThatToTheCaller() {
        Map<String, Integer> torn = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Integer>> entrySet() {
                throw new ConcurrentModificationException("changed by another thread");
            }
        };
        assertThatThrownBy(() -> Payload.copyOf(torn)).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void payloadsAndTheirPartsAreTakenAsTheyAre() {
        Payload inner = Payload.builder().put("a", 1).build();
        PayloadArray array = PayloadArray.copyOf(List.of(1));
        Payload outer = Payload.copyOf(mapOf("object", inner, "array", array, "view", inner.asMap()));
        assertThat(outer.get("object")).isSameAs(inner);
        assertThat(outer.get("array")).isSameAs(array);
        assertThat(outer.get("view")).isSameAs(inner);
    }

    @Test
    void anEmptyMapGivesTheEmptyPayload() {
        assertThat(Payload.copyOf(Map.of())).isSameAs(Payload.empty());
        assertThat(Payload.copyOf(new HashMap<>())).isSameAs(Payload.empty());
    }
}
