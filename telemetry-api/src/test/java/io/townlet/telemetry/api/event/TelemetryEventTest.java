package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryEventTest {

    private static final Payload PAYLOAD =
            Payload.builder().put("tick", 7).put("note", "confidential").build();

    @Test
    void kindAndTickAreFoundInNameAndPayload() {
        TelemetryEvent event = TelemetryEvent.of("loop.health", PAYLOAD);
        assertThat(event.name()).isEqualTo("loop.health");
        assertThat(event.kind()).isEqualTo(EventKind.HEALTH);
        assertThat(event.tick()).isEqualTo(7);
        assertThat(event.hasTick()).isTrue();
        assertThat(event.metadata()).isSameAs(Payload.empty());
        assertThat(event.payload()).isSameAs(PAYLOAD);
    }

    @Test
    void onlyAWholeNumberIsATick() {
        for (Object notATick : new Object[] {"7", 7.0, true, Map.of(), BigInteger.ONE.shiftLeft(70), Double.NaN}) {
            Payload payload = Payload.builder().put("tick", notATick).build();
            assertThat(TelemetryEvent.tickOf(payload)).isEqualTo(TelemetryEvent.NO_TICK);
        }
        assertThat(TelemetryEvent.of("x", Payload.empty()).hasTick()).isFalse();
        assertThat(TelemetryEvent.tickOf(Payload.builder().put("tick", -3).build()))
                .isEqualTo(-3);
    }

    @Test
    void nothingMayBeNull() {
        assertThatThrownBy(() -> new TelemetryEvent(null, EventKind.EVENT, 0, PAYLOAD, PAYLOAD))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> new TelemetryEvent("x", null, 0, PAYLOAD, PAYLOAD))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind");
        assertThatThrownBy(() -> new TelemetryEvent("x", EventKind.EVENT, 0, null, PAYLOAD))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("metadata");
        assertThatThrownBy(() -> new TelemetryEvent("x", EventKind.EVENT, 0, PAYLOAD, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("payload");
    }

    @Test
    void anotherPayloadOrTickLeavesTheRest() {
        TelemetryEvent event = new TelemetryEvent("x", EventKind.CONSOLE, 3, PAYLOAD, Payload.empty());
        TelemetryEvent other = event.withPayload(PAYLOAD).withTick(9);
        assertThat(other).isEqualTo(new TelemetryEvent("x", EventKind.CONSOLE, 9, PAYLOAD, PAYLOAD));
        assertThat(event.withPayload(event.payload())).isSameAs(event);
        assertThat(event.withTick(3)).isSameAs(event);
    }

    @Test
    void toStringShowsNeitherPayloadNorMetadataValues() {
        TelemetryEvent event = new TelemetryEvent("x", EventKind.EVENT, 3, PAYLOAD, PAYLOAD);
        assertThat(event.toString())
                .isEqualTo("TelemetryEvent[name=x, kind=event, tick=3, payload=Payload[tick, note]]")
                .doesNotContain("confidential");
        assertThat(event.withTick(TelemetryEvent.NO_TICK).toString()).contains("tick=none");
    }
}
