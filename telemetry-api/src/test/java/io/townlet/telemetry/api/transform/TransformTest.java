package io.townlet.telemetry.api.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.option.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformTest {

    private static final class Least implements TransformProvider {
        @Override
        public String name() {
            return "least";
        }

        @Override
        public Transform create(Options options, TransformContext context) {
            return event -> event.kind().wireName().equals("event") ? null : event;
        }
    }

    @Test
    void aTransformMayBeALambdaAndNeedsNoClosing() throws Exception {
        Transform transform = new Least().create(Options.of(List.of(), Map.of()), new FixedContext());
        TelemetryEvent diff = TelemetryEvent.of("diff", Payload.empty());
        try (transform) {
            assertThat(transform.apply(diff)).isSameAs(diff);
            assertThat(transform.apply(TelemetryEvent.of("other", Payload.empty())))
                    .isNull();
        }
    }

    @Test
    void aProviderDeclaresNoOptionsAndFindsNothingWrongByDefault() {
        TransformProvider provider = new Least();
        assertThat(provider.options()).isEmpty();
        assertThat(provider.check(Options.of(List.of(), Map.of()))).isEmpty();
    }
}
