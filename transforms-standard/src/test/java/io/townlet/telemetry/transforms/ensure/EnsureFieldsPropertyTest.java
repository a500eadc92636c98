package io.townlet.telemetry.transforms.ensure;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.FieldPath;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.transforms.testing.CapturedLog;
import io.townlet.telemetry.transforms.testing.PayloadArbitraries;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EnsureFieldsPropertyTest {

    private static final String[] KEYS = {"a", "b", "tick"};

    @Provide
    Arbitrary<Payload> payloads() {
        return PayloadArbitraries.payloads(KEYS);
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of(KEYS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(keys -> String.join(".", keys))
                .list()
                .ofMaxSize(3);
    }

    @Property
    void anEventGoesOnJustWhereItHasAllFieldsOrLacksTheTickAlone(
            @ForAll("payloads") Payload payload,
            @ForAll("paths") List<String> paths,
            @ForAll EventKind kind,
            @ForAll boolean ticking)
            throws Exception {
        TestContext context = new TestContext();
        Transform transform = context.make(
                new EnsureFieldsProvider(), Map.of("required_fields_by_kind", Map.of(kind.wireName(), paths)));
        TelemetryEvent event =
                new TelemetryEvent("e", kind, ticking ? 5 : TelemetryEvent.NO_TICK, Payload.empty(), payload);

        TelemetryEvent result;
        try (CapturedLog log = new CapturedLog()) {
            result = transform.apply(event);
            assertThat(log.lines()).hasSize(result == null ? 1 : 0);
        }

        List<String> missing = paths.stream()
                .filter(path -> !payload.has(FieldPath.parse(path)))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            assertThat(result).isSameAs(event);
        } else if (ticking && missing.equals(List.of("tick"))) {
            assertThat(result.payload()).isEqualTo(payload.with("tick", 5L));
        } else {
            assertThat(result).isNull();
        }
        assertThat(context.counts()).isEqualTo(result == null ? Map.of("missing_fields", 1L) : Map.of());
    }
}
