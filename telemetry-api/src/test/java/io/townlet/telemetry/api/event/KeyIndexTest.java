package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding a field among many. */
class KeyIndexTest {

    private static Payload ofFields(List<String> keys) {
        PayloadBuilder builder = Payload.builder(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            builder.put(keys.get(i), i);
        }
        return builder.build();
    }

    private static List<String> keys(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add("key_" + i);
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 31, 32, 33, 1000, 1024, 5000})
    void everyKeyIsFoundAndNoOther(int count) {
        Payload payload = ofFields(keys(count));
        for (int i = 0; i < count; i++) {
            assertThat(payload.indexOf("key_" + i)).isEqualTo(i);
        }
        assertThat(payload.indexOf("key_" + count)).isEqualTo(-1);
        assertThat(payload.indexOf("")).isEqualTo(-1);
    }

    @Test
    void keysOfTheSameHashAreToldApart() {
        List<String> colliding = new ArrayList<>(List.of(""));
        for (int i = 0; i < 6; i++) {
            List<String> longer = new ArrayList<>();
            for (String key : colliding) {
                longer.add(key + "Aa");
                longer.add(key + "BB");
            }
            colliding = longer;
        }
        assertThat(colliding)
                .hasSize(64)
                .extracting(String::hashCode)
                .containsOnly(colliding.get(0).hashCode());
        String absent = colliding.remove(63);
        Payload payload = ofFields(colliding);
        for (int i = 0; i < colliding.size(); i++) {
            assertThat(payload.indexOf(colliding.get(i))).isEqualTo(i);
        }
        assertThat(payload.containsKey(absent)).isFalse();
    }

    @Test
    void anEditedPayloadFindsItsOwnFields() {
        Payload payload = ofFields(keys(100));
        assertThat(payload.indexOf("key_50")).isEqualTo(50);
        Payload edited = payload.without("key_10").with("late", 1);
        assertThat(edited.indexOf("key_10")).isEqualTo(-1);
        assertThat(edited.indexOf("key_50")).isEqualTo(49);
        assertThat(edited.indexOf("late")).isEqualTo(99);
        assertThat(payload.indexOf("key_10")).isEqualTo(10);
    }

    @Test
    void wideMapsOfTheSameFieldsAreEqualInWhateverOrder() {
        List<String> keys = keys(200);
        Payload forwards = Payload.empty();
        Payload backwards = Payload.empty();
        for (int i = 0; i < keys.size(); i++) {
            forwards = forwards.with(keys.get(i), keys.get(i));
            String key = keys.get(keys.size() - 1 - i);
            backwards = backwards.with(key, key);
        }
        assertThat(forwards).isEqualTo(backwards).hasSameHashCodeAs(backwards);
        assertThat(forwards.with("key_7", 0)).isNotEqualTo(backwards);
    }

    @Test
    void itIsSafeToPublishInARaceBecauseAllItsFieldsAreFinal() {
        assertThat(instanceFields(KeyIndex.class))
                .isNotEmpty()
                .allMatch(field -> Modifier.isFinal(field.getModifiers()));
        assertThat(instanceFields(Payload.class))
                .filteredOn(field -> !Modifier.isFinal(field.getModifiers()))
                .extracting(field -> field.getType().getSimpleName())
                .containsExactly("KeyIndex");
    }

    private static List<Field> instanceFields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    @Test
    void threadsThatRaceForTheFirstLookUpAllFindTheRightFields() throws Exception {
        int threads = 8;
        int rounds = 300;
        List<String> keys = keys(64);
        List<Payload> fresh = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            fresh.add(Payload.copyOf(Map.copyOf(ofFields(keys).asMap())));
        }
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            Callable<Integer> reader = () -> {
                int mistakes = 0;
                for (Payload payload : fresh) {
                    start.await();
                    for (int i = 0; i < keys.size(); i++) {
                        mistakes += Long.valueOf(i).equals(payload.get(keys.get(i))) ? 0 : 1;
                    }
                }
                return mistakes;
            };
            for (int i = 0; i < threads; i++) {
                wrong.add(pool.submit(reader));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
