package io.townlet.telemetry.transforms.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes equal values as equal text: JSON without spaces, its keys in order, decimals in their shortest form on every JVM. */
final class CanonicalJson {

    /** Java's own way of writing a double changed in version 19, so Jackson's is used. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private CanonicalJson() {}

    /** Gives the text of a value of a payload's closed set of types. */
    static String of(@Nullable Object value) {
        StringWriter text = new StringWriter();
        // To characters first: a generator of bytes refuses half a surrogate pair, and any text must be hashable.
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a value as JSON", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value instanceof Payload object) {
            writeObject(generator, object);
        } else if (value instanceof PayloadArray array) {
            generator.writeStartArray();
            for (Object element : array) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            writeNumber(generator, number);
        } else if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString(value.toString());
        }
    }

    private static void writeObject(JsonGenerator generator, Payload object) throws IOException {
        List<String> keys = new ArrayList<>(object.asMap().keySet());
        Collections.sort(keys);
        generator.writeStartObject();
        for (String key : keys) {
            generator.writeFieldName(key);
            write(generator, object.get(key));
        }
        generator.writeEndObject();
    }

    private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
        if (number instanceof Long whole) {
            generator.writeNumber(whole);
        } else if (number instanceof BigInteger whole) {
            generator.writeNumber(whole);
        } else if (number instanceof BigDecimal decimal) {
            generator.writeNumber(decimal.stripTrailingZeros());
        } else {
            generator.writeNumber(number.doubleValue());
        }
    }
}
