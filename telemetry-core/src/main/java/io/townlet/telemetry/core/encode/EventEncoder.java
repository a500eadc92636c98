package io.townlet.telemetry.core.encode;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.PayloadShape;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transport.EncodedEvent;
import org.jspecify.annotations.Nullable;

/** Encodes events one after the other as lines of UTF-8 JSON that end in a line feed. Not safe for use by several threads. */
public final class EventEncoder {

    private final JsonLineBuffer line = new JsonLineBuffer();
    private final EncodedShapes shapes = new EncodedShapes();
    private final Encoding encoding;

    /**
     * Makes an encoder.
     *
     * @param encoding what a line holds
     */
    public EventEncoder(Encoding encoding) {
        this.encoding = encoding;
    }

    /**
     * Encodes an event.
     *
     * @param event the event
     * @return its line, in an array that other lines may share
     */
    public EncodedEvent encode(TelemetryEvent event) {
        line.begin();
        switch (encoding) {
            case FLAT -> object(event.payload());
            case ENVELOPE -> envelope(event);
        }
        line.ascii('\n');
        JsonLineBuffer.Line done = line.end();
        return new EncodedEvent(
                event.name(), event.kind(), event.tick(), event.metadata(), done.bytes(), done.offset(), done.length());
    }

    private void envelope(TelemetryEvent event) {
        line.ascii("{\"name\":");
        line.quoted(event.name());
        line.ascii(",\"kind\":\"");
        line.ascii(event.kind().wireName());
        line.ascii("\",\"tick\":");
        line.number(event.tick());
        line.ascii(",\"metadata\":");
        object(event.metadata());
        line.ascii(",\"payload\":");
        object(event.payload());
        line.ascii('}');
    }

    private void object(Payload object) {
        PayloadShape shape = object.shape();
        if (shape != null) {
            shaped(object, shapes.of(shape, line));
            return;
        }
        line.ascii('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                line.ascii(',');
            }
            line.key(object.keyAt(i));
            value(object.valueAt(i));
        }
        line.ascii('}');
    }

    private void shaped(Payload object, PreparedText[] before) {
        for (int i = 0; i < before.length; i++) {
            line.prepared(before[i]);
            value(object.valueAt(i));
        }
        line.ascii('}');
    }

    private void array(PayloadArray array) {
        line.ascii('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                line.ascii(',');
            }
            value(array.get(i));
        }
        line.ascii(']');
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            line.quoted(text);
        } else if (value instanceof Long number) {
            line.number((long) number);
        } else if (value instanceof Double number) {
            line.number((double) number);
        } else if (value instanceof Payload object) {
            object(object);
        } else if (value instanceof PayloadArray array) {
            array(array);
        } else {
            // What is left writes itself as JSON does: Boolean, BigInteger, BigDecimal and null.
            line.ascii(String.valueOf(value));
        }
    }
}
