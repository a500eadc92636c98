package io.townlet.telemetry.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricBookTest {

    private final MetricBook book = new MetricBook();

    private static Payload value(long value) {
        return Payload.builder(1).put("value", value).build();
    }

    @Test
    void theLatestValueOfANameAndItsTagsCounts() {
        book.put("loss", Map.of(), value(1));
        book.put("loss", Map.of("head", "policy", "agent", "ada"), value(2));
        book.put("loss", Map.of("agent", "ada", "head", "policy"), value(3));
        book.put("loss", Map.of(), value(4));

        assertThat(book.all().size()).isEqualTo(2);
        assertThat(book.all().get("loss")).isEqualTo(value(4));
        assertThat(book.all().get("loss{agent=ada, head=policy}")).isEqualTo(value(3));
    }

    @Test
    void whatComesWhenItIsFullIsNotKeptButWhatIsKeptStaysCurrent() {
        for (int i = 0; i < MetricBook.MAX_METRICS + 100; i++) {
            book.put("metric" + i, Map.of(), value(i));
        }
        book.put("metric7", Map.of(), value(-7));
        book.put("metric" + MetricBook.MAX_METRICS, Map.of(), value(-1));

        assertThat(book.all().size()).isEqualTo(MetricBook.MAX_METRICS);
        assertThat(book.all().get("metric7")).isEqualTo(value(-7));
        assertThat(book.all().containsKey("metric" + MetricBook.MAX_METRICS)).isFalse();
    }
}
