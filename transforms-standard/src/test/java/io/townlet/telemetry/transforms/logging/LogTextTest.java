package io.townlet.telemetry.transforms.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogTextTest {

    @Property
    void anyTextBecomesOneShortLine(@ForAll String text) {
        assertThat(LogText.of(text).lines().count()).isLessThanOrEqualTo(1);
        assertThat(LogText.of(text)).hasSizeLessThanOrEqualTo(203).doesNotContain("\u2028", "\u2029", "\u0085");
    }

    @Test
    void aLineBreakCannotForgeAnotherLine() {
        assertThat(LogText.of("x\r\n[main] ERROR forged")).isEqualTo("x??[main] ERROR forged");
    }

    @Test
    void longTextIsCut() {
        assertThat(LogText.of("x".repeat(1000))).isEqualTo("x".repeat(200) + "...");
    }

    @Test
    void aTickIsItsDigitsOrNone() {
        TelemetryEvent event = TelemetryEvent.of("e", Payload.empty());

        assertThat(LogText.tick(event)).isEqualTo("none");
        assertThat(LogText.tick(event.withTick(-3))).isEqualTo("-3");
    }
}
