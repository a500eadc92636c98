package io.townlet.telemetry.cli.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    @Test
    void givesEachLineWithItsNumber() throws IOException {
        assertThat(split("one\ntwo\n\nfour\n", 100)).containsExactly("1:one", "2:two", "3:", "4:four");
    }

    @Test
    void theLastLineNeedsNoLineBreak() throws IOException {
        assertThat(split("one\ntwo", 100)).containsExactly("1:one", "2:two");
    }

    @Test
    void anEmptyInputHasNoLines() throws IOException {
        assertThat(split("", 100)).isEmpty();
    }

    @Test
    void aCarriageReturnStaysInTheLine() throws IOException {
        assertThat(split("one\r\ntwo\r\n", 100)).containsExactly("1:one\r", "2:two\r");
    }

    @Test
    void aByteOrderMarkIsLeftOutAtTheVeryStartOnly() throws IOException {
        String mark = "\u00ef\u00bb\u00bf";
        assertThat(split(mark + "one\n" + mark + "two", 100)).containsExactly("1:one", "2:" + mark + "two");
        assertThat(split(mark, 100)).isEmpty();
        assertThat(split("\u00ef\u00bbx", 100)).containsExactly("1:\u00ef\u00bbx");
        assertThat(split("\u00ef", 100)).containsExactly("1:\u00ef");
    }

    @Test
    void aLineOfTheGreatestLengthIsGivenAndALongerOneIsPassedOver() throws IOException {
        assertThat(split("12345\n123456\n12345\n", 5)).containsExactly("1:12345", "2 has 6", "3:12345");
        assertThat(split("123456", 5)).containsExactly("1 has 6");
    }

    @Test
    void aVeryLongLineIsCountedWithoutBeingHeld() throws IOException {
        EndlessLine in = new EndlessLine(100_000_000);
        LineSplitter splitter = new LineSplitter(in, 1024);
        assertThat(splitter.next()).isEqualTo(new InputLine.TooLong(1, 100_000_000, 1024));
        assertThat(splitter.next()).isNull();
        assertThat(in.largestBlock).isLessThanOrEqualTo(128 * 1024);
    }

    @Test
    void shortLinesAfterALongOneAreWhole() throws IOException {
        String longLine = "x".repeat(300_000);
        assertThat(split("a\n" + longLine + "\nb\n" + longLine + "\nc", 400_000))
                .containsExactly("1:a", "2:" + longLine, "3:b", "4:" + longLine, "5:c");
    }

    @Property(tries = 300)
    void splitsAsStringsDoHoweverTheBytesCome(
            @ForAll @Size(max = 40) List<@IntRange(max = 7) Integer> lengths,
            @ForAll boolean endsWithBreak,
            @ForAll @IntRange(min = 1, max = 6) int maxLine,
            @ForAll long seed)
            throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            String line = "x".repeat(lengths.get(i));
            boolean last = i == lengths.size() - 1;
            text.append(line).append(last && !endsWithBreak ? "" : "\n");
            if (!(last && !endsWithBreak && line.isEmpty())) {
                expected.add(line.length() > maxLine ? (i + 1) + " has " + line.length() : (i + 1) + ":" + line);
            }
        }
        InputStream dribbling = new DribblingInput(text.toString().getBytes(ISO_8859_1), new Random(seed));
        assertThat(lines(new LineSplitter(dribbling, maxLine))).isEqualTo(expected);
    }

    @Test
    void tellsABlankLineFromOthers() {
        assertThat(text(" \t\r").isBlank()).isTrue();
        assertThat(text("").isBlank()).isTrue();
        assertThat(text(" \u000b").isBlank()).isFalse();
        assertThat(text(" x ").isBlank()).isFalse();
    }

    private static InputLine.Text text(String line) {
        byte[] bytes = ("\u0001" + line + "\u0001").getBytes(ISO_8859_1);
        return new InputLine.Text(1, bytes, 1, bytes.length - 2);
    }

    private static List<String> split(String text, int maxLine) throws IOException {
        return lines(new LineSplitter(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), maxLine));
    }

    private static List<String> lines(LineSplitter splitter) throws IOException {
        List<String> lines = new ArrayList<>();
        for (InputLine line = splitter.next(); line != null; line = splitter.next()) {
            if (line instanceof InputLine.Text text) {
                lines.add(text.number() + ":" + new String(text.bytes(), text.offset(), text.length(), ISO_8859_1));
            } else if (line instanceof InputLine.TooLong tooLong) {
                lines.add(tooLong.number() + " has " + tooLong.length());
            }
        }
        return lines;
    }

    /** Hands out a few bytes at a time, as a pipe may. */
    private static final class DribblingInput extends ByteArrayInputStream {

        private final Random random;

        DribblingInput(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(4)));
        }
    }

    /** A line of zeros; takes note of how much was asked for at once. */
    private static final class EndlessLine extends InputStream {

        private long left;
        private int largestBlock;

        EndlessLine(long length) {
            left = length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("blocks only");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            largestBlock = Math.max(largestBlock, length);
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
