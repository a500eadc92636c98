package io.townlet.telemetry.transport.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatedNameTest {

    /** The last second of the year 9999. */
    private static final long END = 253402300799L;

    @Property
    void aNameIsReadBackAsItWasWrittenCompressedOrNot(
            @ForAll @NotEmpty String current,
            @ForAll @LongRange(max = END) long second,
            @ForAll @IntRange(min = 1, max = 20) int number,
            @ForAll long marker) {
        RotatedName name = RotatedName.first(Instant.ofEpochSecond(second));
        for (int i = 1; i < number; i++) {
            name = name.next();
        }
        assertThat(RotatedName.parse(current, name.of(current))).isEqualTo(name);
        assertThat(RotatedName.parse(current, name.of(current) + ".gz")).isEqualTo(name);
        assertThat(RotatedName.parse(current, RotatedName.temporary(name.of(current), marker)))
                .isEqualTo(name);
        assertThat(RotatedName.parse(current, name.of(current) + ".gz.tmp")).isNull();
        assertThat(RotatedName.parse(current + "x", name.of(current))).isNull();
    }

    @Property
    void namesAreOrderedByTimeAndThenByNumber(
            @ForAll @LongRange(max = END) long one, @ForAll @LongRange(max = END) long other) {
        RotatedName first = RotatedName.first(Instant.ofEpochSecond(one));
        RotatedName second = RotatedName.first(Instant.ofEpochSecond(other));
        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.signum(Long.compare(one, other)));
        assertThat(first.compareTo(first.next())).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.jsonl",
                "events.jsonl.20260131T235900",
                "events.jsonl.20260131T235960Z",
                "events.jsonl.20260231T000000Z",
                "events.jsonl.20260131T235900Z.0",
                "events.jsonl.20260131T235900Z.1",
                "events.jsonl.20260131T235900Z.02",
                "events.jsonl.20260131T235900Z.1234567890",
                "events.jsonl.20260131T235900Z.2.bak",
                "events.jsonl-20260131T235900Z",
                "events.json.20260131T235900Z"
            })
    void anyOtherNameIsNotARotatedFiles(String name) {
        assertThat(RotatedName.parse("events.jsonl", name)).isNull();
    }
}
