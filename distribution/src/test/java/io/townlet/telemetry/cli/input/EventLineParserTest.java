package io.townlet.telemetry.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineParserTest {

    private final EventLineParser parser = new EventLineParser();

    @Test
    void readsEverySortOfValue() throws MalformedLineException {
        Payload payload = parse("{\"text\":\"ä\\n\\u00e9\",\"whole\":-7,\"decimal\":0.1,\"yes\":true,\"no\":false,"
                        + "\"nothing\":null,\"object\":{\"a\":{}},\"array\":[1,[],{},null,\"x\",2.5,true,false]}")
                .payload();
        assertThat(payload.get("text")).isEqualTo("ä\né");
        assertThat(payload.get("whole")).isEqualTo(-7L);
        assertThat(payload.get("decimal")).isEqualTo(0.1);
        assertThat(payload.get("yes")).isEqualTo(true);
        assertThat(payload.get("no")).isEqualTo(false);
        assertThat(payload.containsKey("nothing")).isTrue();
        assertThat(payload.get("nothing")).isNull();
        assertThat(payload.get("object"))
                .isEqualTo(Payload.builder().put("a", Payload.empty()).build());
        assertThat(payload.get("array"))
                .isEqualTo(PayloadArray.copyOf(Arrays.asList(
                        1L, PayloadArray.copyOf(Arrays.asList()), Payload.empty(), null, "x", 2.5, true, false)));
    }

    @Test
    void keepsNumbersThatAreTooLargeForLongOrDouble() throws MalformedLineException {
        Payload payload = parse(
                        "{\"most\":9223372036854775807,\"more\":9223372036854775808,\"huge\":1e400,\"tiny\":1e-400}")
                .payload();
        assertThat(payload.get("most")).isEqualTo(Long.MAX_VALUE);
        assertThat(payload.get("more")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(payload.get("huge")).isEqualTo(new BigDecimal("1e400"));
        assertThat(payload.get("tiny")).isEqualTo(0.0);
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastValueCounts() throws MalformedLineException {
        assertThat(parse("{\"a\":1,\"b\":2,\"a\":3}").payload())
                .isEqualTo(Payload.builder().put("a", 3).put("b", 2).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"payload_type\":\"snapshot\"}                          | SNAPSHOT",
                "{\"payload_type\":\"diff\",\"schema_version\":\"1\"}     | DIFF",
                "{\"payload_type\":\"other\",\"schema_version\":\"1\"}    | SNAPSHOT",
                "{\"payload_type\":7}                                     | EVENT",
                "{\"schema_version\":null}                                | SNAPSHOT",
                "{\"name\":\"loop.health\",\"status\":\"ok\"}             | EVENT",
                "{}                                                       | EVENT",
            })
    void aFlatPayloadHasTheKindOfItsTypeAndTheNameOfItsKind(String line, EventKind kind) throws MalformedLineException {
        TelemetryEvent event = parse(line);
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.name()).isEqualTo(kind.wireName());
        assertThat(event.metadata()).isEqualTo(Payload.empty());
    }

    @Test
    void aFlatPayloadMayNameItsTick() throws MalformedLineException {
        assertThat(parse("{\"tick\":12}").tick()).isEqualTo(12);
        assertThat(parse("{\"tick\":12.5}").hasTick()).isFalse();
        assertThat(parse("{}").hasTick()).isFalse();
    }

    @Test
    void anEnvelopeSaysAllOfItself() throws MalformedLineException {
        TelemetryEvent event = parse("{\"name\":\"loop.tick\",\"kind\":\"health\",\"tick\":4,\"metadata\":{\"m\":1},"
                + "\"payload\":{\"tick\":9}}");
        assertThat(event)
                .isEqualTo(new TelemetryEvent(
                        "loop.tick",
                        EventKind.HEALTH,
                        4,
                        Payload.builder().put("m", 1).build(),
                        Payload.builder().put("tick", 9).build()));
    }

    @Test
    void anEnvelopeMayLeaveItsKindAndTickToItsNameAndPayload() throws MalformedLineException {
        TelemetryEvent event = parse("{\"name\":\"console.result\",\"kind\":null,\"payload\":{\"tick\":9}}");
        assertThat(event.kind()).isEqualTo(EventKind.CONSOLE);
        assertThat(event.tick()).isEqualTo(9);
        assertThat(parse("{\"name\":\"\",\"payload\":{}}").hasTick()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"payload\":{},\"more\":1}",
                "{\"name\":1,\"payload\":{}}",
                "{\"name\":\"a\",\"payload\":[]}",
                "{\"name\":\"a\"}",
                "{\"payload\":{}}",
            })
    void whatIsNotQuiteAnEnvelopeIsAFlatPayload(String line) throws MalformedLineException {
        TelemetryEvent event = parse(line);
        assertThat(event.name()).isEqualTo("event");
        assertThat(event.payload().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"payload\":{},\"kind\":\"odd\"}   | kind is 'odd'; known are snapshot, diff, event",
                "{\"name\":\"a\",\"payload\":{},\"kind\":3}         | kind is not text",
                "{\"name\":\"a\",\"payload\":{},\"tick\":\"3\"}     | tick is not a whole number",
                "{\"name\":\"a\",\"payload\":{},\"metadata\":[]}    | metadata is not an object",
                "[1]                                                | the line is an array, not an object",
                "12                                                 | the line is a number, not an object",
                "\"x\"                                              | the line is text, not an object",
                "null                                               | the line is null, not an object",
                "true                                               | the line is a truth value, not an object",
                "{} {}                                              | something after the object (column 4)",
                "{}x                                                | column",
                "{\"a\":1                                           | column",
                "{\"a\":NaN}                                        | column",
                "{'a':1}                                            | column 2",
                "{\"a\":1,}                                         | column",
                "{\"a\":01}                                         | column",
                "// no                                              | column 1",
            })
    void saysWhatIsWrong(String line, String reason) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(MalformedLineException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "{\"a\":[1", "{\"a\":NaN}", "{\"a\":+1}", "{\"a\":/1}", "{\"a\":01}", "{\"a\""})
    void reasonsNameNothingThatOnlyAProgrammerCouldChange(String line) {
        assertThatThrownBy(() -> parse(line))
                .satisfies(e -> assertThat(e.getMessage())
                        .doesNotContainIgnoringCase("feature")
                        .doesNotContain("Source", "line: 1", "``")
                        .contains("column"));
    }

    @Test
    void aLineNeverReadsOnInTheNextOne() throws MalformedLineException {
        for (String half : List.of("{\"a\":1", "{\"a\":", "{\"a\":\"", "{\"a\":[{", "{\"a\":1}}", "{\"a\":1}{", "[")) {
            assertThatThrownBy(() -> parse(half)).isInstanceOf(MalformedLineException.class);
            assertThat(parse("{\"b\":2}").payload())
                    .isEqualTo(Payload.builder().put("b", 2).build());
        }
    }

    @Test
    void columnsAreThoseOfTheLine() throws MalformedLineException {
        for (int i = 0; i < 3; i++) {
            parse("{\"a\":1}");
            assertThatThrownBy(() -> parse("{\"a\":x}")).hasMessageContaining("(column 6)");
            parse("{\"a\":1}  \t\r");
            assertThatThrownBy(() -> parse("{\"a\":1}  x"))
                    .hasMessageContaining("something after the object (column 10)");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3_990, 3_999, 4_000, 4_001, 8_000, 100_000})
    void seesWhatStandsFarBehindTheObject(int blanks) throws MalformedLineException {
        String text = "{\"a\":1}" + " ".repeat(blanks);
        assertThat(parse(text).payload().get("a")).isEqualTo(1L);
        assertThatThrownBy(() -> parse(text + "x")).hasMessageContaining("(column " + (blanks + 8) + ")");
        assertThat(parse("{\"a\":\"" + " ".repeat(blanks) + "\"}").payload().get("a"))
                .isEqualTo(" ".repeat(blanks));
    }

    @Test
    void readsOnHoweverManyKeysTheLinesHave() throws MalformedLineException {
        for (int i = 0; i < 50_000; i++) {
            String key = "a_rather_long_and_distinct_key_for_this_line_" + i;
            assertThat(parse("{\"" + key + "\":1}").payload().containsKey(key)).isTrue();
        }
    }

    @Test
    void refusesWhatIsNotStrictUtf8() {
        assertThatThrownBy(() -> parser.parse(line(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})))
                .hasMessage("byte 0xff is not valid UTF-8 here (column 3)");
        // An overlong slash, half a pair, and a character that breaks off at the end of the line.
        for (byte[] wrong : new byte[][] {
            {(byte) 0xc0, (byte) 0xaf}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xe2, (byte) 0x82}
        }) {
            assertThatThrownBy(() -> parser.parse(line(wrong))).hasMessageContaining("UTF-8");
        }
    }

    @Test
    void refusesSixteenBitEncodings() {
        assertThatThrownBy(() -> parser.parse(line(new byte[] {0, '{', 0, '}'})))
                .isInstanceOf(MalformedLineException.class);
    }

    @Test
    void aPayloadMayNestAsDeepAsPayloadsCan() throws MalformedLineException {
        String deepest = "{\"a\":".repeat(Payload.MAX_DEPTH - 1) + "[]" + "}".repeat(Payload.MAX_DEPTH - 1);
        assertThat(parse(deepest).payload().containsKey("a")).isTrue();
        assertThat(parse("{\"name\":\"n\",\"payload\":" + deepest + "}").name()).isEqualTo("n");
        assertThatThrownBy(() -> parse("{\"a\":" + deepest + "}")).hasMessageContaining("nests deeper than 64");
        assertThatThrownBy(() -> parse("{\"name\":\"n\",\"payload\":{\"a\":" + deepest + "}}"))
                .hasMessageContaining("nests deeper than 64");
        assertThatThrownBy(() -> parse("[".repeat(1_000_000))).isInstanceOf(MalformedLineException.class);
    }

    @Test
    void boundsTheLengthOfNumbersButOfNothingElse() throws MalformedLineException {
        assertThatThrownBy(() -> parse("{\"a\":" + "1".repeat(1001) + "}")).hasMessageContaining("1000 characters");
        assertThatThrownBy(() -> parse("{\"a\":1e99999999999}")).isInstanceOf(MalformedLineException.class);
        String longText = "x".repeat(100_000);
        assertThat(parse("{\"" + longText + "\":\"" + longText + "\"}")
                        .payload()
                        .get(longText))
                .isEqualTo(longText);
    }

    @Test
    void aReasonIsShortHoweverLongTheLine() {
        assertThatThrownBy(() -> parse("{\"a\":" + "g".repeat(100_000) + "}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        assertThatThrownBy(() -> parse("{\"name\":\"a\",\"payload\":{},\"kind\":\"" + "k".repeat(9999) + "\"}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    private TelemetryEvent parse(String line) throws MalformedLineException {
        return parser.parse(line(line.getBytes(UTF_8)));
    }

    private static InputLine.Text line(byte[] bytes) {
        byte[] padded = new byte[bytes.length + 4];
        Arrays.fill(padded, (byte) '{');
        System.arraycopy(bytes, 0, padded, 2, bytes.length);
        return new InputLine.Text(1, padded, 2, bytes.length);
    }
}
