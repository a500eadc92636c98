package io.townlet.telemetry.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands between good lines, these arrive in order, and each bad line counts once. Another parser says what is bad. */
class EventLinesFuzzTest {

    private final ObjectMapper oracle = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    EventLinesFuzzTest() {
        oracle.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
    }

    @Property(tries = 400)
    void goodLinesArriveInOrderAndEachBadOneCountsOnce(@ForAll("rubbish") List<byte[]> rubbish) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        long bad = 0;
        long otherGood = 0;
        writeGood(stream, 0);
        for (int i = 0; i < rubbish.size(); i++) {
            stream.writeBytes(rubbish.get(i));
            stream.write('\n');
            writeGood(stream, i + 1);
            switch (judge(rubbish.get(i))) {
                case GOOD -> otherGood++;
                case BAD -> bad++;
                case BLANK -> {
                    // Neither.
                }
            }
        }
        InputCounts counts = new InputCounts();
        List<String> reports = new ArrayList<>();
        List<TelemetryEvent> events = readAll(stream.toByteArray(), counts, reports);

        assertThat(events.stream().filter(EventLinesFuzzTest::isSentinel).map(TelemetryEvent::tick))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, rubbish.size()).boxed().toList());
        assertThat(events).hasSize(1 + rubbish.size() + (int) otherGood);
        assertThat(counts.badLines()).isEqualTo(bad);
        assertThat(counts.lines()).isEqualTo(1 + 2L * rubbish.size());
        assertThat(reports).hasSize((int) bad);
    }

    private static void writeGood(ByteArrayOutputStream stream, int tick) {
        stream.writeBytes(
                String.format("{\"tick\":%d,\"sentinel\":true}\n", tick).getBytes(UTF_8));
    }

    private static List<TelemetryEvent> readAll(byte[] stream, InputCounts counts, List<String> reports)
            throws IOException {
        LineSplitter splitter = new LineSplitter(new ByteArrayInputStream(stream), 1 << 20);
        EventLines lines = new EventLines(splitter, new BadLineReports(reports::add, 1000), counts);
        List<TelemetryEvent> events = new ArrayList<>();
        for (TelemetryEvent event = lines.next(); event != null; event = lines.next()) {
            events.add(event);
        }
        lines.finish();
        return events;
    }

    private static boolean isSentinel(TelemetryEvent event) {
        return event.payload().containsKey("sentinel");
    }

    private enum Verdict {
        GOOD,
        BAD,
        BLANK
    }

    private Verdict judge(byte[] line) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            return Verdict.BAD;
        }
        if (text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r')) {
            return Verdict.BLANK;
        }
        try {
            JsonNode node = oracle.readTree(text);
            // None of the rubbish can be an envelope, of which more would be asked.
            return node.isObject() ? Verdict.GOOD : Verdict.BAD;
        } catch (IOException e) {
            return Verdict.BAD;
        }
    }

    @Provide
    Arbitrary<List<byte[]>> rubbish() {
        Arbitrary<byte[]> anyBytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60).map(EventLinesFuzzTest::withoutLineBreaks);
        Arbitrary<byte[]> almostJson = Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"a\"",
                        "\"\\u",
                        "\\",
                        "1",
                        "-",
                        "0.5",
                        "1e9",
                        "1e999",
                        "true",
                        "null",
                        "NaN",
                        " ",
                        "\t",
                        "\r",
                        "\u0000",
                        "\u001b[2J",
                        "\ufeff",
                        "\u2028",
                        "é",
                        "😀",
                        "/*")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts).getBytes(UTF_8));
        Arbitrary<byte[]> damaged = Combinators.combine(
                        Arbitraries.of(
                                "{\"tick\":7,\"jobs\":{\"bob\":[1,2.5,null,true]},\"text\":\"a\\tb\"}",
                                "{\"schema_version\":\"0.9.7\",\"tick\":1,\"changes\":{}}"),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.bytes())
                .as(EventLinesFuzzTest::damage);
        Arbitrary<byte[]> deep = Arbitraries.integers()
                .between(1, 80)
                .map(depth -> ("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8));
        return Arbitraries.oneOf(anyBytes, almostJson, damaged, deep).list().ofMaxSize(30);
    }

    private static byte[] damage(String line, int at, byte with) {
        byte[] bytes = line.getBytes(UTF_8);
        if (at < bytes.length) {
            bytes[at] = with;
        }
        return withoutLineBreaks(bytes);
    }

    private static byte[] withoutLineBreaks(byte[] bytes) {
        byte[] clean = bytes.clone();
        for (int i = 0; i < clean.length; i++) {
            clean[i] = clean[i] == '\n' ? (byte) '?' : clean[i];
        }
        return clean;
    }
}
