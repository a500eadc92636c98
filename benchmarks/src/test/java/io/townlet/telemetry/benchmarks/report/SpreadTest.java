package io.townlet.telemetry.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 5.0, 100.0, 4.0))).isEqualTo(new Spread(5.0, 1.0, 100.0));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 10.0, 2.0))).isEqualTo(new Spread(3.0, 1.0, 10.0));
    }

    @Test
    void oneMeasurementIsItsOwnSpread() {
        assertThat(Spread.of(List.of(7.5))).isEqualTo(new Spread(7.5, 7.5, 7.5));
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(() -> Spread.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing measured");
    }

    @Test
    void aRatioIsThatOfTheMedians() {
        assertThat(new Spread(3.0, 1.0, 100.0).ratioTo(new Spread(4.0, 0.5, 5.0)))
                .isEqualTo(0.75);
    }
}
