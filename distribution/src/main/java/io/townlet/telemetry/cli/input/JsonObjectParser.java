package io.townlet.telemetry.cli.input;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line as one JSON object. Of a key that stands twice the last value counts. Whole numbers become {@code Long}, or
 * {@code BigInteger} beyond its range; others {@code Double}, or {@code BigDecimal} where they are too large for it. Not safe for use by
 * several threads.
 */
final class JsonObjectParser {

    /** How deep a line may nest: an envelope stands one level around its payload. */
    static final int MAX_DEPTH = Payload.MAX_DEPTH + 1;

    /** How many characters a number may have. */
    static final int MAX_NUMBER_LENGTH = 1000;

    private static final int MAX_QUOTED_CHARS = 40;

    /** A parser keeps every key it has met, so that it is replaced before they are too many. */
    private static final int MAX_CHARS_READ_BY_ONE = 1 << 20;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    // The line itself is bounded; nothing in it needs a bound of its own.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .errorReportConfiguration(ErrorReportConfiguration.builder()
                    .maxErrorTokenLength(MAX_QUOTED_CHARS)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Keys made to collide cost time, but a good line stays a good line.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            // The same values as without, sooner.
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final Utf8Decoder decoder = new Utf8Decoder();

    private final LineSource source = new LineSource();

    /** Reads one line after the other: to make a parser takes as long as to read a short line. */
    private @Nullable JsonParser shared;

    private long charsRead;
    private int deepest;

    Payload parse(InputLine.Text line) throws MalformedLineException {
        CharBuffer chars = decoder.decode(line);
        deepest = 0;
        boolean good = false;
        try {
            source.begin(chars.array(), chars.limit());
            Payload object = readOnlyObject(parser(), chars);
            charsRead += chars.limit();
            good = charsRead < MAX_CHARS_READ_BY_ONE;
            return object;
        } catch (StreamConstraintsException e) {
            throw new MalformedLineException(overstepped(e), columnOf(e));
        } catch (JsonProcessingException e) {
            throw new MalformedLineException(e.getOriginalMessage(), columnOf(e));
        } catch (NumberFormatException e) {
            throw new MalformedLineException("a number is malformed: " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading characters in memory failed: " + e.getMessage(), e);
        } finally {
            if (!good) {
                discardParser();
            }
        }
    }

    private JsonParser parser() throws IOException {
        JsonParser parser = shared;
        if (parser == null) {
            parser = factory.createParser(source);
            shared = parser;
            charsRead = 0;
        }
        return parser;
    }

    /** Whatever a bad line has left in the parser must not reach the next line. */
    private void discardParser() {
        JsonParser parser = shared;
        shared = null;
        if (parser != null) {
            try {
                parser.close();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "closing a parser of characters in memory failed: " + e.getMessage(), e);
            }
        }
    }

    /** Tells how deep the last line nests, the outermost object counted. */
    int deepest() {
        return deepest;
    }

    private Payload readOnlyObject(JsonParser parser, CharBuffer line) throws IOException, MalformedLineException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedLineException("the line is " + describe(first) + ", not an object", 1);
        }
        Payload object = readObject(parser, 1);
        int unread = parser.releaseBuffered(Writer.nullWriter()) + source.remaining();
        for (int i = line.limit() - unread; i < line.limit(); i++) {
            if (!isBlank(line.get(i))) {
                throw new MalformedLineException("there is something after the object", i + 1L);
            }
        }
        return object;
    }

    private Payload readObject(JsonParser parser, int depth) throws IOException {
        deepest = Math.max(deepest, depth);
        PayloadBuilder builder = Payload.builder();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            switch (parser.nextToken()) {
                case VALUE_STRING -> builder.put(key, parser.getText());
                case VALUE_TRUE -> builder.put(key, true);
                case VALUE_FALSE -> builder.put(key, false);
                case VALUE_NULL -> builder.putNull(key);
                case START_OBJECT -> builder.put(key, readObject(parser, depth + 1));
                case START_ARRAY -> builder.put(key, readArray(parser, depth + 1));
                default -> putNumber(builder, key, parser);
            }
        }
        return builder.build();
    }

    /** Puts a number, without boxing it first where it is of a usual size. */
    private static void putNumber(PayloadBuilder builder, String key, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            builder.put(key, parser.getLongValue());
            return;
        }
        Number number = readNumber(parser);
        if (number instanceof Double decimal) {
            builder.put(key, (double) decimal);
        } else {
            builder.put(key, (Object) number);
        }
    }

    private PayloadArray readArray(JsonParser parser, int depth) throws IOException {
        deepest = Math.max(deepest, depth);
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(
                    switch (token) {
                        case VALUE_STRING -> parser.getText();
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        case VALUE_NULL -> null;
                        case START_OBJECT -> readObject(parser, depth + 1);
                        case START_ARRAY -> readArray(parser, depth + 1);
                        default -> readNumber(parser);
                    });
        }
        return PayloadArray.copyOf(elements);
    }

    private static Number readNumber(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? parser.getBigIntegerValue()
                    : (Number) parser.getLongValue();
        }
        double value = parser.getDoubleValue();
        return Double.isInfinite(value) ? parser.getDecimalValue() : (Number) value;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    private static String overstepped(StreamConstraintsException e) {
        return String.valueOf(e.getOriginalMessage()).contains("nesting")
                ? "the line nests deeper than " + Payload.MAX_DEPTH
                : "a number has more than " + MAX_NUMBER_LENGTH + " characters";
    }

    private static long columnOf(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    }

    private static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "empty";
        }
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            default -> "a number";
        };
    }
}
