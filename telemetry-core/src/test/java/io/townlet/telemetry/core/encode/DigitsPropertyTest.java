package io.townlet.telemetry.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DigitsPropertyTest {

    @Property
    void aNumberIsWrittenAsTheJdkDoes(@ForAll @LongRange(max = Long.MAX_VALUE) long value) {
        byte[] bytes = new byte[Digits.MAX_LENGTH + 2];

        int end = Digits.write(value, bytes, 1);

        assertThat(new String(bytes, 1, end - 1, StandardCharsets.US_ASCII)).isEqualTo(Long.toString(value));
        assertThat(bytes[0]).isZero();
        assertThat(bytes[end]).isZero();
    }

    @Property
    void paddingFillsAllPlacesWithLeadingZeros(@ForAll @IntRange(max = 999_999_999) int value) {
        byte[] bytes = new byte[11];

        Digits.writePadded(value, bytes, 1, 10);

        assertThat(new String(bytes, 1, 9, StandardCharsets.US_ASCII)).isEqualTo("%09d".formatted(value));
        assertThat(bytes[0]).isZero();
        assertThat(bytes[10]).isZero();
    }
}
