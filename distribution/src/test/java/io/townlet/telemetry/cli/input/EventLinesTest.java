package io.townlet.telemetry.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.TelemetryEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    private final InputCounts counts = new InputCounts();
    private final List<String> reports = new ArrayList<>();

    @Test
    void blankLinesAreNeitherEventsNorBad() throws IOException {
        assertThat(ticks("\n  \n{\"tick\":1}\r\n\t\r\n{\"tick\":2}\n\n")).containsExactly(1L, 2L);
        assertThat(counts.lines()).isEqualTo(6);
        assertThat(counts.badLines()).isZero();
        assertThat(reports).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsABadLine() throws IOException {
        assertThat(ticks("{\"tick\":1}\n{\"a\":\"" + "x".repeat(200) + "\"}\n{\"tick\":2}\n"))
                .containsExactly(1L, 2L);
        assertThat(counts.badLines()).isEqualTo(1);
        assertThat(reports)
                .containsExactly("line 2 is not a JSON event: the line has 208 bytes, and at most 100 are allowed");
    }

    @Test
    void manyMegabytesOfGarbageCostNothingOfTheGoodLines() throws IOException {
        Random random = new Random(7);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        long good = 0;
        long bad = 0;
        while (stream.size() < 4_000_000) {
            stream.writeBytes(("{\"tick\":" + ++good + "}\n").getBytes(UTF_8));
            for (int lines = 1 + random.nextInt(20); lines > 0; lines--) {
                stream.writeBytes(garbage(random));
                bad++;
            }
        }
        List<Long> ticks = ticks(new ByteArrayInputStream(stream.toByteArray()), 1 << 20);
        assertThat(ticks)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, good).boxed().toList());
        assertThat(counts.badLines()).isEqualTo(bad);
        assertThat(counts.lines()).isEqualTo(good + bad);
        assertThat(reports).hasSize((int) good);
    }

    /** A line that begins with a byte that no UTF-8 has. */
    private static byte[] garbage(Random random) {
        byte[] garbage = new byte[2 + random.nextInt(4000)];
        random.nextBytes(garbage);
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = garbage[i] == '\n' ? 0 : garbage[i];
        }
        garbage[0] = (byte) 0xff;
        garbage[garbage.length - 1] = '\n';
        return garbage;
    }

    private List<Long> ticks(String text) throws IOException {
        return ticks(new ByteArrayInputStream(text.getBytes(UTF_8)), 100);
    }

    private List<Long> ticks(ByteArrayInputStream in, int maxLine) throws IOException {
        EventLines lines =
                new EventLines(new LineSplitter(in, maxLine), new BadLineReports(reports::add, 1000), counts);
        List<Long> ticks = new ArrayList<>();
        for (TelemetryEvent event = lines.next(); event != null; event = lines.next()) {
            ticks.add(event.tick());
        }
        lines.finish();
        return ticks;
    }
}
