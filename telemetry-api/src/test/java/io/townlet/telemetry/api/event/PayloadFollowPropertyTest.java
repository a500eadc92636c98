package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** A copy along an earlier one against a plain copy. */
@Domain(PayloadSamples.class)
class PayloadFollowPropertyTest {

    /** Shows all that makes a line, down to the order of inner fields and the type of numbers. */
    private static String shown(Object value) {
        if (value instanceof Payload object) {
            List<String> fields = new ArrayList<>();
            object.forEach((key, inner) -> fields.add(key + "=" + shown(inner)));
            return "{" + String.join(",", fields) + "}";
        }
        if (value instanceof PayloadArray array) {
            return array.stream().map(PayloadFollowPropertyTest::shown).toList().toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }

    private static void assertAsPlain(Map<String, Object> fields, Payload previous) {
        Payload plain = Payload.copyOf(fields);
        Payload followed = Payload.copyOf(fields, previous);
        assertThat(shown(followed)).isEqualTo(shown(plain));
        assertThat(followed.weight()).isEqualTo(plain.weight());
        assertThat(followed.replacedValues()).isEqualTo(plain.replacedValues());
        assertThat(followed.depth()).isEqualTo(plain.depth());
    }

    @Property(tries = 200)
    void itIsThatOfAPlainCopyWhateverWentBefore(@ForAll Map<String, Object> fields, @ForAll Map<String, Object> other) {
        assertAsPlain(fields, Payload.copyOf(other));
    }

    @Property(tries = 200)
    void itIsThatOfAPlainCopyWhereLittleChanged(
            @ForAll Map<String, Object> fields, @ForAll String key, @ForAll Object value, @ForAll boolean remove) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        if (remove) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        assertAsPlain(changed, Payload.copyOf(fields));
        assertAsPlain(Map.of("inner", changed), Payload.copyOf(Map.of("inner", fields)));
    }

    @Property(tries = 200)
    void nothingIsCopiedWhereNothingChanged(@ForAll Map<String, Object> fields) {
        Payload first = Payload.copyOf(fields);
        if (first.replacedValues() == 0) {
            assertThat(Payload.copyOf(fields, first)).isSameAs(first);
        }
        assertAsPlain(fields, first);
    }

    @Example
    void whatDidNotChangeIsShared() {
        Map<String, Object> jobs = Map.of("alice", Map.of("wallet", 2.0), "bob", Map.of("wallet", 3));
        Payload first = Payload.copyOf(Map.of("inner", Map.of("jobs", jobs, "list", List.of(1, 2))));
        Payload next = Payload.copyOf(Map.of("inner", Map.of("jobs", jobs, "list", List.of(1, 3))), first);

        assertThat(next.getPayload("inner")).isNotSameAs(first.getPayload("inner"));
        assertThat(next.get(FieldPath.of("inner.jobs"))).isSameAs(first.get(FieldPath.of("inner.jobs")));
    }

    @Example
    void zeroAndMinusZeroAreTwoNumbersAndSoAreOneAndOnePointZero() {
        assertAsPlain(Map.of("a", -0.0, "b", 1.0), Payload.copyOf(Map.of("a", 0.0, "b", 1)));
    }

    @Example
    void aMapThatHoldsItselfIsCutAtTheSamePlaceEachTime() {
        Map<String, Object> self = new LinkedHashMap<>();
        self.put("self", self);
        Payload first = Payload.copyOf(self);

        assertAsPlain(self, first);
        assertAsPlain(self, Payload.copyOf(self, first));
    }

    @Example
    void aMeshOfReferencesIsNotWalkedAlongEveryPath() {
        Object mesh = "end";
        for (int i = 0; i < 40; i++) {
            mesh = new ArrayList<>(List.of(mesh, mesh));
        }
        Payload first = Payload.copyOf(Map.of("mesh", mesh));

        assertThat(Payload.copyOf(Map.of("mesh", mesh), first).weight()).isEqualTo(first.weight());
    }
}
