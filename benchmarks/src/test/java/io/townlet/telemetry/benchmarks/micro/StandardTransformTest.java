package io.townlet.telemetry.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardTransformTest {

    @ParameterizedTest
    @EnumSource
    void bothEventsAreGoodAndPass(StandardTransform kind) throws Exception {
        try (Transform transform = kind.create()) {
            for (Shape shape : Shape.values()) {
                assertThat(transform.apply(shape.event())).as(shape.name()).isNotNull();
            }
        }
    }

    @Test
    void redactionFindsSomethingInASnapshot() throws Exception {
        TelemetryEvent snapshot = Shape.SNAPSHOT.event();
        assertThat(snapshot.kind()).isEqualTo(EventKind.SNAPSHOT);
        for (StandardTransform kind :
                new StandardTransform[] {StandardTransform.REDACT_FIELDS, StandardTransform.REDACT_ANY_DEPTH}) {
            assertThat(kind.create().apply(snapshot)).as(kind.name()).isNotEqualTo(snapshot);
        }
    }
}
