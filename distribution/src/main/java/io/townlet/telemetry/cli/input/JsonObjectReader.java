package io.townlet.telemetry.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes payloads of a parser's tokens. Not safe for use by several threads. */
final class JsonObjectReader {

    private final LikelyShape outer = new LikelyShape();

    /** Of what an envelope holds. */
    private final LikelyShape inner = new LikelyShape();

    private int deepest;

    /** Tells how deep the last object nests, itself counted. */
    int deepest() {
        return deepest;
    }

    /** Reads an object up to its closing brace, and nothing behind it. */
    Payload readOne(JsonParser parser) throws IOException, MalformedLineException {
        deepest = 0;
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedLineException("the line is " + describe(first) + ", not an object", 1);
        }
        return readObject(parser, 1, outer);
    }

    private Payload readObject(JsonParser parser, int depth, LikelyShape likely) throws IOException {
        Payload object = readFields(parser, depth, likely.builder());
        likely.saw(object);
        return object;
    }

    private Payload readFields(JsonParser parser, int depth, PayloadBuilder builder) throws IOException {
        deepest = Math.max(deepest, depth);
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            switch (parser.nextToken()) {
                case VALUE_STRING -> builder.put(key, parser.getText());
                case VALUE_TRUE -> builder.put(key, true);
                case VALUE_FALSE -> builder.put(key, false);
                case VALUE_NULL -> builder.putNull(key);
                case START_OBJECT -> builder.put(key, readValue(parser, depth, key));
                case START_ARRAY -> builder.put(key, readArray(parser, depth + 1));
                default -> putNumber(builder, key, parser);
            }
        }
        return builder.build();
    }

    private Payload readValue(JsonParser parser, int depth, String key) throws IOException {
        return depth == 1 && key.equals("payload")
                ? readObject(parser, 2, inner)
                : readFields(parser, depth + 1, Payload.builder());
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
                        case START_OBJECT -> readFields(parser, depth + 1, Payload.builder());
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
