package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The read-only map that a payload shows itself as. */
class PayloadMapViewTest {

    private static final Payload PAYLOAD = Payload.builder()
            .put("a", 1)
            .putNull("b")
            .put("c", Map.of("d", "e"))
            .build();

    private static final Map<String, Object> VIEW = PAYLOAD.asMap();

    @Test
    void itShowsTheFieldsInTheirOrder() {
        assertThat(VIEW.keySet()).containsExactly("a", "b", "c");
        assertThat(VIEW.values()).containsExactly(1L, null, PAYLOAD.get("c"));
        assertThat(VIEW).hasSize(3).containsEntry("a", 1L).containsKey("b").doesNotContainKey("z");
        assertThat(VIEW.get("a")).isEqualTo(1L);
        assertThat(VIEW.get("z")).isNull();
        assertThat(VIEW.getOrDefault("z", "fallback")).isEqualTo("fallback");
    }

    @Test
    @SuppressWarnings("CollectionIncompatibleType") // what a careless caller may ask
    void itIsNotPutOffByForeignKeys() {
        assertThat(VIEW.get(5)).isNull();
        assertThat(VIEW.get(null)).isNull();
        assertThat(VIEW.containsKey(null)).isFalse();
    }

    @Test
    void innerObjectsAreStillPayloads() {
        assertThat(VIEW.get("c")).isSameAs(PAYLOAD.get("c"));
    }

    @Test
    void nothingChangesIt() {
        List<Consumer<Map<String, Object>>> attempts = List.of(
                map -> map.put("a", 2),
                map -> map.put("z", 2),
                map -> map.remove("a"),
                map -> map.clear(),
                map -> map.putAll(Map.of("z", 1)),
                map -> map.replaceAll((key, value) -> null),
                map -> map.merge("a", 1, (left, right) -> right),
                map -> map.keySet().remove("a"),
                map -> map.values().clear(),
                map -> map.entrySet().removeIf(entry -> true),
                map -> map.entrySet().iterator().next().setValue(5));
        for (Consumer<Map<String, Object>> attempt : attempts) {
            assertThatThrownBy(() -> attempt.accept(PAYLOAD.asMap())).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(PAYLOAD.get("a")).isEqualTo(1L);
        assertThat(PAYLOAD.size()).isEqualTo(3);
    }

    @Test
    void itsIteratorEnds() {
        Iterator<?> entries = VIEW.entrySet().iterator();
        for (int i = 0; i < 3; i++) {
            assertThat(entries.hasNext()).isTrue();
            entries.next();
        }
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void copyingItGivesThePayloadItself() {
        assertThat(Payload.copyOf(VIEW)).isSameAs(PAYLOAD);
        assertThat(Payload.builder().put("x", VIEW).build().get("x")).isSameAs(PAYLOAD);
        assertThat(Payload.copyOf(Collections.unmodifiableMap(VIEW))).isEqualTo(PAYLOAD);
    }
}
