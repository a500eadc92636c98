package io.townlet.telemetry.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads encoded lines as Jackson does, token by token, so that the order of keys and the exact text of numbers count too. */
final class ReadBack {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private ReadBack() {}

    static byte[] bytes(EncodedEvent line) {
        byte[] bytes = new byte[line.length()];
        line.bytes().get(bytes);
        return bytes;
    }

    /** Decodes strictly, so that overlong forms, surrogates as three bytes and the like are failures. */
    static String text(EncodedEvent line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(line.bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("the line is not UTF-8", e);
        }
    }

    static void assertOneLine(EncodedEvent line) {
        byte[] bytes = bytes(line);
        assertThat(bytes[bytes.length - 1]).isEqualTo((byte) '\n');
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] >= 0 && bytes[i] < 0x20) {
                throw new AssertionError("byte " + i + " is the raw control character " + bytes[i]);
            }
        }
    }

    static void assertFlat(EncodedEvent line, Payload expected) {
        read(line, parser -> value(parser, expected));
    }

    static void assertEnvelope(EncodedEvent line, TelemetryEvent expected) {
        read(line, parser -> {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            key(parser, "name");
            value(parser, expected.name());
            key(parser, "kind");
            value(parser, expected.kind().wireName());
            key(parser, "tick");
            value(parser, expected.tick());
            key(parser, "metadata");
            value(parser, expected.metadata());
            key(parser, "payload");
            value(parser, expected.payload());
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
        });
    }

    private interface Reading {
        void read(JsonParser parser) throws IOException;
    }

    private static void read(EncodedEvent line, Reading reading) {
        try (JsonParser parser = JSON.createParser(bytes(line))) {
            reading.read(parser);
            assertThat(parser.nextToken()).as("what comes after the object").isNull();
        } catch (IOException e) {
            throw new UncheckedIOException("Jackson can't read " + text(line), e);
        }
    }

    private static void value(JsonParser parser, @Nullable Object expected) throws IOException {
        JsonToken token = parser.nextToken();
        if (expected == null) {
            assertThat(token).isEqualTo(JsonToken.VALUE_NULL);
        } else if (expected instanceof Boolean) {
            assertThat(token).isEqualTo(Boolean.TRUE.equals(expected) ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE);
        } else if (expected instanceof String text) {
            assertThat(token).isEqualTo(JsonToken.VALUE_STRING);
            assertThat(parser.getText()).isEqualTo(withoutLoneSurrogates(text));
        } else if (expected instanceof Number number) {
            assertThat(token.isNumeric()).as("%s is a number", token).isTrue();
            number(parser, number);
        } else if (expected instanceof Payload object) {
            assertThat(token).isEqualTo(JsonToken.START_OBJECT);
            object(parser, object);
        } else {
            assertThat(token).isEqualTo(JsonToken.START_ARRAY);
            array(parser, (PayloadArray) expected);
        }
    }

    private static void number(JsonParser parser, Number expected) throws IOException {
        if (expected instanceof Long) {
            assertThat(parser.getLongValue()).isEqualTo(expected);
        } else if (expected instanceof Double) {
            // Boxed doubles are equal bit by bit, so that -0.0 is not 0.0.
            assertThat((Object) parser.getDoubleValue()).isEqualTo(expected);
        } else if (expected instanceof BigInteger) {
            assertThat(parser.getBigIntegerValue()).isEqualTo(expected);
        } else {
            // By equals, not by comparison: 1.0 and 1.00 differ.
            assertThat((Object) parser.getDecimalValue()).isEqualTo((BigDecimal) expected);
        }
    }

    private static void object(JsonParser parser, Payload expected) throws IOException {
        for (int i = 0; i < expected.size(); i++) {
            key(parser, withoutLoneSurrogates(expected.keyAt(i)));
            value(parser, expected.valueAt(i));
        }
        assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
    }

    private static void array(JsonParser parser, PayloadArray expected) throws IOException {
        for (Object element : expected) {
            value(parser, element);
        }
        assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
    }

    private static void key(JsonParser parser, String expected) throws IOException {
        assertThat(parser.nextToken()).isEqualTo(JsonToken.FIELD_NAME);
        assertThat(parser.currentName()).isEqualTo(expected);
    }

    /** Says by code points what the encoder does by chars: a surrogate that is a code point of its own has no partner. */
    static String withoutLoneSurrogates(String text) {
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
