package io.townlet.telemetry.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.EncodedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** How events are cut into messages. */
class MessageFormTest {

    @Example
    void anEventLosesItsLineBreak() {
        List<EncodedEvent> event = List.of(WebSocketTesting.event("{\"a\":\"\u20ac\"}"));
        assertThat(MessageForm.EVENT.end(event, 0, 1)).isEqualTo(1);
        assertThat(MessageForm.EVENT.text(event)).isEqualTo("{\"a\":\"\u20ac\"}");
        assertThat(MessageForm.EVENT.bytes(event)).isEqualTo(11);
    }

    @Property
    void aBatchIsCutOnlyWhereAMessageWouldBeTooLarge(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 50) Integer> fillers,
            @ForAll @IntRange(min = 1, max = 200) int most) {
        List<EncodedEvent> events = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < fillers.size(); i++) {
            String line = WebSocketTesting.line(i, fillers.get(i));
            events.add(WebSocketTesting.event(line));
            lines.append(line).append('\n');
        }
        StringBuilder sent = new StringBuilder();
        int first = 0;
        while (first < events.size()) {
            int end = MessageForm.BATCH.end(events, first, most);
            List<EncodedEvent> some = events.subList(first, end);
            String text = MessageForm.BATCH.text(some);
            assertThat(MessageForm.BATCH.bytes(some)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(text.length() <= most || some.size() == 1).isTrue();
            if (end < events.size()) {
                assertThat(text.length() + events.get(end).length()).isGreaterThan(most);
            }
            sent.append(text);
            first = end;
        }
        assertThat(sent.toString()).isEqualTo(lines.toString());
    }
}
