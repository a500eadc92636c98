package io.townlet.telemetry.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlushTriggerTest {

    private final FlushTrigger trigger = new FlushTrigger(10);

    @Test
    void theFirstTickStartsTheInterval() {
        assertThat(trigger.onTick(1000)).isFalse();
        assertThat(trigger.onTick(1009)).isFalse();
        assertThat(trigger.onTick(1010)).isTrue();
        assertThat(trigger.isDue()).isTrue();
    }

    @Test
    void itTellsOnceAndStaysDueUntilTheFlush() {
        trigger.onTick(0);
        assertThat(trigger.onTick(10)).isTrue();
        assertThat(trigger.onTick(11)).isFalse();
        assertThat(trigger.isDue()).isTrue();
        trigger.flushed();
        assertThat(trigger.isDue()).isFalse();
    }

    @Test
    void aFlushStartsItAnew() {
        trigger.onTick(0);
        trigger.onTick(17);
        trigger.flushed();
        assertThat(trigger.onTick(26)).isFalse();
        assertThat(trigger.onTick(27)).isTrue();
    }

    @Test
    void aTickThatGoesBackStartsItAnew() {
        trigger.onTick(100);
        assertThat(trigger.onTick(3)).isFalse();
        assertThat(trigger.onTick(12)).isFalse();
        assertThat(trigger.onTick(13)).isTrue();
    }

    @Test
    void aTickThatGoesBackDoesNotTakeBackWhatIsDue() {
        trigger.onTick(100);
        trigger.onTick(110);
        trigger.onTick(3);
        assertThat(trigger.isDue()).isTrue();
    }

    @Test
    void ticksMayBeNegative() {
        trigger.onTick(-5);
        assertThat(trigger.onTick(4)).isFalse();
        assertThat(trigger.onTick(5)).isTrue();
    }
}
