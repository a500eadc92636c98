package io.townlet.telemetry.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.event.PayloadShape;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEncoderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventEncoder flat = new EventEncoder(Encoding.FLAT);

    private EncodedEvent encode(Payload payload) {
        return flat.encode(new TelemetryEvent("n", EventKind.EVENT, 1, Payload.empty(), payload));
    }

    private String line(Object value) {
        return ReadBack.text(encode(Payload.empty().with("v", value)));
    }

    @Test
    void aFlatLineIsThePayloadAlone() {
        Payload payload = Payload.builder()
                .put("schema_version", "1.0")
                .put("tick", 7)
                .put("ratio", 0.5)
                .put("on", true)
                .putNull("nothing")
                .put("list", (Object) Arrays.asList(1, "two", null, List.of()))
                .put("empty", Payload.empty())
                .build();

        assertThat(ReadBack.text(encode(payload)))
                .isEqualTo("{\"schema_version\":\"1.0\",\"tick\":7,\"ratio\":0.5,\"on\":true,\"nothing\":null,"
                        + "\"list\":[1,\"two\",null,[]],\"empty\":{}}\n");
    }

    @Test
    void anEmptyPayloadIsAnEmptyObject() {
        assertThat(ReadBack.text(encode(Payload.empty()))).isEqualTo("{}\n");
    }

    @Test
    void anEnvelopeWrapsThePayload() {
        TelemetryEvent event = new TelemetryEvent(
                "say \"hi\"",
                EventKind.CONSOLE,
                -3,
                Payload.empty().with("run", "a"),
                Payload.empty().with("x", 1));

        assertThat(ReadBack.text(new EventEncoder(Encoding.ENVELOPE).encode(event)))
                .isEqualTo("{\"name\":\"say \\\"hi\\\"\",\"kind\":\"console\",\"tick\":-3,\"metadata\":{\"run\":\"a\"},"
                        + "\"payload\":{\"x\":1}}\n");
    }

    @Test
    void theEncodedEventKeepsWhatIsKnownOfTheEvent() {
        TelemetryEvent event = new TelemetryEvent(
                "loop.health", EventKind.HEALTH, 42, Payload.empty().with("run", 1), Payload.empty());

        EncodedEvent encoded = flat.encode(event);

        assertThat(encoded.name()).isEqualTo("loop.health");
        assertThat(encoded.kind()).isEqualTo(EventKind.HEALTH);
        assertThat(encoded.tick()).isEqualTo(42);
        assertThat(encoded.metadata()).isEqualTo(Payload.empty().with("run", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "34, \\\"",
        "92, \\\\",
        "8, \\b",
        "12, \\f",
        "10, \\n",
        "13, \\r",
        "9, \\t",
        "0, \\u0000",
        "11, \\u000b",
        "31, \\u001f"
    })
    void whatJsonForbidsInTextIsEscaped(int character, String escape) {
        assertThat(line("a" + (char) character + "z")).isEqualTo("{\"v\":\"a" + escape + "z\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "\u007f", "\u00e9", "\u07ff", "\u0800", "\u2028", "\uffff", "\ud83d\ude00", "\udbff\udfff"})
    void whatJsonAllowsInTextIsWrittenAsItIs(String text) {
        assertThat(line(text)).isEqualTo("{\"v\":\"" + text + "\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ud800", "\udfff", "a\ud83d", "\ude00b", "\ud83dx\ude00", "\udc00\ud800", "\ud800\ud800\udc00"})
    void halfASurrogatePairBecomesTheReplacementCharacter(String text) throws IOException {
        EncodedEvent encoded = encode(Payload.empty().with(text, text));

        String expected = ReadBack.withoutLoneSurrogates(text);
        assertThat(expected).contains("\ufffd");
        assertThat(JSON.readTree(ReadBack.bytes(encoded)).get(expected).textValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                -10,
                -9,
                -1,
                0,
                9,
                10,
                99,
                100,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE
            })
    void wholeNumbersAreWrittenInFull(long number) {
        assertThat(line(number)).isEqualTo("{\"v\":" + number + "}\n");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 0.1, -1e-300, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e21})
    void doublesAreReadBackBitByBit(double number) throws IOException {
        double back = JSON.readTree(ReadBack.bytes(encode(Payload.empty().with("v", number))))
                .get("v")
                .doubleValue();

        assertThat(Double.doubleToRawLongBits(back)).isEqualTo(Double.doubleToRawLongBits(number));
    }

    @Test
    void aNumberOfManyDigitsIsWrittenInFull() {
        BigInteger number = BigInteger.TEN.pow(5000).add(BigInteger.ONE);

        assertThat(line(number)).isEqualTo("{\"v\":" + number + "}\n");
    }

    @Test
    void aHugeExponentStaysAnExponent() {
        assertThat(line(new BigDecimal("1E+1000000000"))).isEqualTo("{\"v\":1E+1000000000}\n");
        assertThat(line(new BigDecimal("-12.5E-1000000000"))).isEqualTo("{\"v\":-1.25E-999999999}\n");
    }

    @Test
    void theMostExtremeScalesStillMakeJsonNumbers() throws IOException {
        for (int scale : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            BigDecimal extreme = new BigDecimal(BigInteger.valueOf(-123), scale);
            try (JsonParser parser = JSON.createParser(line(extreme))) {
                parser.nextToken();
                parser.nextToken();
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_FLOAT);
                assertThat(parser.getText()).isEqualTo(extreme.toString());
                assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "\u00e9", "\u4e16", "\ud83d\ude00", "\ud800", "\"", "\u0001", "ab\u00e9\n\ud83d\ude00"})
    void aTextOfManyThousandCharactersIsReadBackEqual(String piece) {
        Payload payload = Payload.empty()
                .with("before", 1)
                .with("text", piece.repeat(100_001))
                .with("after", 2);

        ReadBack.assertFlat(encode(payload), payload);
    }

    @Test
    void aSmallEventAfterAHugeOneIsItselfAgain() {
        Payload small = Payload.empty().with("v", "\u00e9");

        EncodedEvent before = encode(small);
        EncodedEvent huge = encode(Payload.empty().with("v", "y".repeat(5_000_000)));
        EncodedEvent after = encode(small);

        assertThat(huge.length()).isEqualTo("{\"v\":\"\"}\n".length() + 5_000_000);
        assertThat(ReadBack.bytes(after)).isEqualTo(ReadBack.bytes(before));
        assertThat(ReadBack.text(before)).isEqualTo("{\"v\":\"\u00e9\"}\n");
    }

    @Test
    void linesOfAnyLengthKeepTheirBytesWhenTheNextOneIsEncoded() {
        List<EncodedEvent> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        // Many times over the ends of the arrays that lines share, each time at another byte.
        for (int keyLength = 1; keyLength <= 120; keyLength++) {
            String key = "k".repeat(keyLength);
            lines.add(encode(Payload.empty().with(key, Collections.nCopies(800, true))));
            expected.add("{\"" + key + "\":[true" + ",true".repeat(799) + "]}\n");
        }

        assertThat(lines).extracting(ReadBack::text).isEqualTo(expected);
    }

    @Test
    void payloadsOfAShapeAreWrittenAsThoseWithout() {
        Map<Integer, PayloadShape> shapes = new HashMap<>();
        // More shapes than are remembered, met in turns.
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 600; i++) {
                String[] keys = {"tick", "say \"hi\" " + i, "", "\u00e9\ud83d\ude00\ud800", "k".repeat(i + 1)};
                PayloadShape shape = shapes.computeIfAbsent(i, unused -> PayloadShape.of(keys));
                Payload shaped = fill(shape.builder(), keys, i);
                assertThat(shaped.shape()).isSameAs(shape);
                String line = ReadBack.text(encode(shaped));
                assertThat(line).isEqualTo(ReadBack.text(encode(fill(Payload.builder(), keys, i))));
            }
        }
    }

    private static Payload fill(PayloadBuilder builder, String[] keys, int number) {
        return builder.put(keys[0], number)
                .put(keys[1], "text")
                .putNull(keys[2])
                .put(keys[3], List.of(1.5, true))
                .put(keys[4], Map.of("nested", number))
                .build();
    }

    @Test
    void aKeyThatIsMetAgainIsWrittenTheSame() {
        for (String key : List.of("tick", "say \"hi\"", "\u00e9\ud83d\ude00", "\ud800", "", "k".repeat(300))) {
            Payload payload = Payload.empty().with(key, 1);

            assertThat(ReadBack.text(encode(payload))).isEqualTo(ReadBack.text(encode(payload)));
            ReadBack.assertFlat(
                    encode(Payload.empty().with("fine" + key, 2)),
                    Payload.empty().with("fine" + key, 2));
        }
    }

    @Test
    void levelsNestedByHandAreCutAtTheDeepestThatIsAllowed() throws IOException {
        Payload nested = Payload.empty().with("level", "innermost");
        for (int i = 0; i < 1_000; i++) {
            nested = Payload.empty().with("in", nested);
        }

        String line = ReadBack.text(encode(nested));

        assertThat(line.chars().filter(c -> c == '{').count()).isEqualTo(Payload.MAX_DEPTH);
        assertThat(JSON.readTree(line).findValue("level")).isNull();
        assertThat(nested.replacedValues()).isPositive();
    }

    @Test
    void theConfigurationNamesEncodingsInLowerCase() {
        assertThat(Encoding.values()).extracting(Encoding::wireName).containsExactly("flat", "envelope");
    }
}
