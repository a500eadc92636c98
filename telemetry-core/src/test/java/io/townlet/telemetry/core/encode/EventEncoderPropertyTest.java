package io.townlet.telemetry.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class EventEncoderPropertyTest {

    @Provide
    Arbitrary<TelemetryEvent> events() {
        return JsonPayloads.events();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsEncodedFlatIsReadBackEqual(@ForAll("events") TelemetryEvent event) {
        EncodedEvent line = new EventEncoder(Encoding.FLAT).encode(event);

        ReadBack.assertFlat(line, event.payload());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anEnvelopeHasItsFiveKeysInOrderAndIsReadBackEqual(@ForAll("events") TelemetryEvent event) {
        EncodedEvent line = new EventEncoder(Encoding.ENVELOPE).encode(event);

        ReadBack.assertEnvelope(line, event);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aLineIsValidUtf8AndItsOnlyControlCharacterIsTheLineFeedAtItsEnd(
            @ForAll("events") TelemetryEvent event, @ForAll Encoding encoding) {
        EncodedEvent line = new EventEncoder(encoding).encode(event);

        ReadBack.assertOneLine(line);
        assertThat(ReadBack.text(line)).endsWith("}\n");
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void anEncoderThatWasUsedBeforeEncodesLikeANewOneAndLeavesEarlierLinesAlone(
            @ForAll @Size(min = 2, max = 5) List<@From("events") TelemetryEvent> events, @ForAll Encoding encoding) {
        EventEncoder used = new EventEncoder(encoding);
        List<EncodedEvent> lines = new ArrayList<>();
        for (TelemetryEvent event : events) {
            lines.add(used.encode(event));
        }

        for (int i = 0; i < events.size(); i++) {
            assertThat(ReadBack.text(lines.get(i)))
                    .isEqualTo(ReadBack.text(new EventEncoder(encoding).encode(events.get(i))));
        }
    }
}
