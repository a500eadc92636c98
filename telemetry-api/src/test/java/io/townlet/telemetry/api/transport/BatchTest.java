package io.townlet.telemetry.api.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static EncodedEvent event(long tick, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return new EncodedEvent("x", EventKind.EVENT, tick, Payload.empty(), bytes, 0, bytes.length);
    }

    private static final List<EncodedEvent> EVENTS =
            List.of(event(3, "{\"a\":1}\n"), event(4, "{}\n"), event(2, "{\"ü\":1}\n"));

    @Test
    void itCountsEventsAndBytes() {
        Batch batch = Batch.of("key-1", 2, EVENTS);
        assertThat(batch.key()).isEqualTo("key-1");
        assertThat(batch.attempt()).isEqualTo(2);
        assertThat(batch.size()).isEqualTo(3);
        assertThat(batch.byteCount()).isEqualTo(8 + 3 + 9);
        assertThat(batch.events()).containsExactlyElementsOf(EVENTS);
    }

    @Test
    void itsLastTickIsThatOfTheLastEvent() {
        assertThat(Batch.of("k", 1, EVENTS).lastTick()).isEqualTo(2);
    }

    @Test
    void itWritesAllLinesInOrder() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Batch.of("k", 1, EVENTS).writeTo(out);
        assertThat(out.toString(UTF_8)).isEqualTo("{\"a\":1}\n{}\n{\"ü\":1}\n");
    }

    @Test
    void whatTheStreamThrowsIsThrown() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> Batch.of("k", 1, EVENTS).writeTo(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void itsEventsAreCopied() {
        List<EncodedEvent> events = new ArrayList<>(EVENTS);
        Batch batch = Batch.of("k", 1, events);
        events.clear();
        assertThat(batch.events()).hasSize(3);
        assertThatThrownBy(() -> batch.events().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBatchWithoutEventsIsRefused() {
        assertThatThrownBy(() -> Batch.of("k", 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one event");
    }

    @Test
    void toStringSaysNothingOfTheContent() {
        assertThat(Batch.of("k", 1, List.of(event(1, "{\"secret\":\"hunter2\"}\n")))
                        .toString())
                .contains("key=k")
                .doesNotContain("hunter2");
    }
}
