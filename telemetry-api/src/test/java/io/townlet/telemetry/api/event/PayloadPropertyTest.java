package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** Payloads against the plain maps that they are made of. */
@Domain(PayloadSamples.class)
class PayloadPropertyTest {

    /** One edit: no value means that the field is removed. */
    private static Payload edit(Payload payload, String key, Object value, boolean remove) {
        return remove ? payload.without(key) : payload.with(key, value);
    }

    private static Payload rebuilt(Payload payload) {
        PayloadBuilder builder = Payload.builder();
        payload.forEach(builder::put);
        return builder.build();
    }

    @Property(tries = 200)
    void aCopyHoldsTheSameKeysInTheSameOrder(@ForAll Map<String, Object> fields) {
        Payload payload = Payload.copyOf(fields);
        assertThat(payload.asMap().keySet()).containsExactlyElementsOf(fields.keySet());
        assertThat(payload).isEqualTo(rebuilt(payload));
        assertThat(payload.weight()).isEqualTo(rebuilt(payload).weight());
        assertThat(payload.size()).isEqualTo(fields.size());
    }

    @Property(tries = 200)
    void copiesOfTheSameAreEqualInWhateverOrder(@ForAll Map<String, Object> fields) {
        List<Map.Entry<String, Object>> entries = new ArrayList<>(fields.entrySet());
        Collections.reverse(entries);
        Map<String, Object> reversed = new LinkedHashMap<>();
        entries.forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
        Payload payload = Payload.copyOf(fields);
        assertThat(Payload.copyOf(reversed)).isEqualTo(payload).hasSameHashCodeAs(payload);
        assertThat(Payload.copyOf(reversed).weight()).isEqualTo(payload.weight());
        assertThat(Payload.copyOf(reversed).replacedValues()).isEqualTo(payload.replacedValues());
    }

    @Property(tries = 200)
    void anEditDoesWhatTheSameEditDoesToAMap(
            @ForAll Map<String, Object> fields,
            @ForAll @Size(max = 12) List<String> keys,
            @ForAll Object value,
            @ForAll boolean remove) {
        Payload payload = Payload.copyOf(fields);
        Map<String, Object> model = new LinkedHashMap<>(fields);
        for (String key : keys) {
            Payload before = payload;
            payload = edit(before, key, value, remove);
            if (remove) {
                model.remove(key);
            } else {
                model.put(key, value);
            }
            assertUntouchedFieldsAreShared(before, payload, key);
        }
        assertThat(payload.asMap().keySet()).containsExactlyElementsOf(model.keySet());
        assertThat(payload).isEqualTo(Payload.copyOf(model));
        assertThat(payload.weight()).isEqualTo(Payload.copyOf(model).weight());
        assertThat(payload.replacedValues())
                .isEqualTo(expectedReplaced(payload, fields, remove ? 0 : keys.size(), value));
    }

    /** What was put into the payload itself stays counted; what lies in a container counts as long as the container is there. */
    private static long expectedReplaced(Payload payload, Map<String, Object> fields, int puts, Object value) {
        long own = fields.values().stream()
                .filter(PayloadPropertyTest::isNotFinite)
                .count();
        long put = isNotFinite(value) ? puts : 0;
        long inside = payload.asMap().values().stream()
                .mapToLong(each -> each instanceof Payload object
                        ? object.replacedValues()
                        : each instanceof PayloadArray array ? array.replacedValues() : 0)
                .sum();
        return own + put + inside;
    }

    private static boolean isNotFinite(Object value) {
        return (value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue());
    }

    private static void assertUntouchedFieldsAreShared(Payload before, Payload after, String key) {
        before.forEach((each, value) -> {
            if (!each.equals(key)) {
                assertThat(after.get(each)).isSameAs(value);
            }
        });
    }

    @Property(tries = 200)
    void aBuilderDoesWhatEditsDo(
            @ForAll Map<String, Object> fields, @ForAll @Size(max = 12) List<String> keys, @ForAll Object value) {
        PayloadBuilder builder = Payload.copyOf(fields).toBuilder();
        Payload edited = Payload.copyOf(fields);
        for (String key : keys) {
            builder.put(key, value);
            edited = edited.with(key, value);
        }
        Payload built = builder.build();
        assertThat(built).isEqualTo(edited);
        assertThat(built.asMap().keySet())
                .containsExactlyElementsOf(edited.asMap().keySet());
        assertThat(built.weight()).isEqualTo(edited.weight());
    }

    @Property(tries = 200)
    void settingAFieldThatIsThereAndRemovingOneThatIsNotAreNoChange(
            @ForAll Map<String, Object> fields, @ForAll String key) {
        Payload payload = Payload.copyOf(fields);
        if (payload.containsKey(key)) {
            assertThat(payload.with(key, payload.get(key))).isSameAs(payload);
        } else {
            assertThat(payload.without(key)).isSameAs(payload);
        }
    }

    @Property(tries = 200)
    void anEditAtAPathIsTheSameEditOfTheInnerObject(
            @ForAll Map<String, Object> inner, @ForAll String key, @ForAll Object value) {
        Payload child = Payload.copyOf(inner);
        Payload sibling = Payload.builder().put("a", 1).build();
        Payload parent =
                Payload.builder().put("sibling", sibling).put("child", child).build();
        FieldPath path = FieldPath.of("child", key);

        Payload set = parent.with(path, value);
        assertThat(set.get("child")).isEqualTo(child.with(key, value));
        assertThat(set.get("sibling")).isSameAs(sibling);
        assertThat(set.replacedValues()).isEqualTo(child.with(key, value).replacedValues());
        assertThat(set.weight()).isEqualTo(rebuilt(set).weight());

        Payload removed = parent.without(path);
        assertThat(removed.get("child")).isEqualTo(child.without(key));
        assertThat(removed.replacedValues()).isEqualTo(child.without(key).replacedValues());
        assertThat(removed.weight()).isEqualTo(rebuilt(removed).weight());
    }

    @Property(tries = 200)
    void theMapViewIsTheSamePayload(@ForAll Map<String, Object> fields) {
        Payload payload = Payload.copyOf(fields);
        assertThat(Payload.copyOf(payload.asMap())).isSameAs(payload);
        assertThat(Payload.copyOf(new LinkedHashMap<>(payload.asMap()))).isEqualTo(payload);
        assertThat(payload.asMap()).isEqualTo(new LinkedHashMap<>(payload.asMap()));
    }

    @Property(tries = 200)
    void noTextOfAValueIsEverPrinted(@ForAll Map<String, Object> fields) {
        Map<String, Object> marked = new LinkedHashMap<>();
        fields.forEach((key, value) -> marked.put(key, List.of("!confidential!", Map.of("inner", "!confidential!"))));
        Payload payload = Payload.copyOf(marked);
        assertThat(payload + " " + payload.asMap() + " "
                        + payload.asMap().values().stream().findFirst())
                .doesNotContain("!confidential!");
    }
}
