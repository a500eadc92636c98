package io.townlet.telemetry.transforms.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.transforms.testing.PayloadArbitraries;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class RedactionPropertyTest {

    private static final String[] KEYS = {"a", "b", "c", "changes", "secret"};

    private final TestContext context = new TestContext();

    @Provide
    Arbitrary<Payload> payloads() {
        return PayloadArbitraries.payloads(KEYS);
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("a", "b", "c", "secret", "*", "**")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(steps -> String.join(".", steps))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private TelemetryEvent redact(TelemetryEvent event, List<String> paths) throws Exception {
        return context.make(new RedactFieldsProvider(), Map.of("fields", paths)).apply(event);
    }

    @Property
    void noRedactedKeyIsReachableAnywhere(
            @ForAll("payloads") Payload payload, @ForAll("payloads") Payload metadata, @ForAll EventKind kind)
            throws Exception {
        TelemetryEvent redacted = redact(new TelemetryEvent("e", kind, 1, metadata, payload), List.of("**.secret"));

        assertThat(keysIn(redacted.payload())).doesNotContain("secret");
        assertThat(keysIn(redacted.metadata())).doesNotContain("secret");
    }

    @Property
    void aTopLevelFieldIsGoneFromADiffAndFromItsChangesButFromNowhereElse(@ForAll("payloads") Payload payload)
            throws Exception {
        Payload redacted = redact(
                        new TelemetryEvent("e", EventKind.DIFF, 1, Payload.empty(), payload), List.of("secret"))
                .payload();

        Payload changes = payload.getPayload("changes");
        Payload expected = changes == null ? payload : payload.with("changes", changes.without("secret"));
        assertThat(redacted).isEqualTo(expected.without("secret"));
    }

    @Property
    void pathsMatchAsTheirDefinitionSays(
            @ForAll("payloads") Payload payload, @ForAll("paths") List<String> paths, @ForAll EventKind kind)
            throws Exception {
        TelemetryEvent event = new TelemetryEvent("e", kind, 1, Payload.empty(), payload);
        List<List<String>> patterns = new ArrayList<>();
        for (String path : paths) {
            patterns.add(List.of(path.split("\\.")));
            if (kind == EventKind.DIFF) {
                patterns.add(List.of(("changes." + path).split("\\.")));
            }
        }

        TelemetryEvent redacted = redact(event, paths);

        assertThat(redacted.payload()).isEqualTo(expected(payload, new ArrayList<>(), patterns));
        if (redacted.payload().equals(payload)) {
            assertThat(redacted).isSameAs(event);
        }
    }

    @Property
    void whatIsMaskedIsWhatWouldBeRemoved(@ForAll("payloads") Payload payload, @ForAll("paths") List<String> paths)
            throws Exception {
        TelemetryEvent event = TelemetryEvent.of("e", payload);
        redact(event, paths);
        Map<String, Long> removed = Map.copyOf(context.counts());
        context.counts().clear();

        context.make(new RedactFieldsProvider(), Map.of("fields", paths, "mode", "mask"))
                .apply(event);

        assertThat(context.counts()).isEqualTo(removed);
        context.counts().clear();
    }

    private static List<String> keysIn(@Nullable Object value) {
        List<String> keys = new ArrayList<>();
        if (value instanceof Payload object) {
            object.forEach((key, inner) -> {
                keys.add(key);
                keys.addAll(keysIn(inner));
            });
        } else if (value instanceof PayloadArray array) {
            array.forEach(element -> keys.addAll(keysIn(element)));
        }
        return keys;
    }

    /** Redacts by the definition: compares the whole way to each field with each pattern. Null in a way is an array's level. */
    private static Payload expected(Payload object, List<@Nullable String> way, List<List<String>> patterns) {
        Payload result = object;
        for (String key : List.copyOf(object.asMap().keySet())) {
            way.add(key);
            if (patterns.stream().anyMatch(pattern -> matches(pattern, way))) {
                result = result.without(key);
            } else {
                result = result.with(key, expectedInside(object.get(key), way, patterns));
            }
            way.remove(way.size() - 1);
        }
        return result;
    }

    private static @Nullable Object expectedInside(
            @Nullable Object value, List<@Nullable String> way, List<List<String>> patterns) {
        if (value instanceof Payload object) {
            return expected(object, way, patterns);
        }
        if (!(value instanceof PayloadArray array)) {
            return value;
        }
        List<Object> elements = new ArrayList<>();
        way.add(null);
        boolean gone = patterns.stream().anyMatch(pattern -> matches(pattern, way));
        for (Object element : gone ? List.of() : array) {
            elements.add(expectedInside(element, way, patterns));
        }
        way.remove(way.size() - 1);
        return elements;
    }

    private static boolean matches(List<String> pattern, List<@Nullable String> way) {
        if (pattern.isEmpty()) {
            return way.isEmpty();
        }
        String step = pattern.get(0);
        List<String> rest = pattern.subList(1, pattern.size());
        if (step.equals("**")) {
            return matches(rest, way) || (!way.isEmpty() && matches(pattern, way.subList(1, way.size())));
        }
        boolean fits = !way.isEmpty() && (step.equals("*") || step.equals(way.get(0)));
        return fits && matches(rest, way.subList(1, way.size()));
    }
}
