package io.townlet.telemetry.cli.input;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of a line: of an envelope, or of a flat payload. Not safe for use by several threads.
 *
 * <p>An envelope is an object with a textual {@code name}, a {@code payload} that is an object, and beside these nothing but
 * {@code kind}, {@code tick} and {@code metadata}. Any other object is a flat payload. Its kind is its {@code payload_type} where that is
 * {@code snapshot} or {@code diff}, else {@code snapshot} where it has a {@code schema_version}, else {@code event}; its name is that of
 * its kind, its tick the whole-numbered field {@code tick}.
 */
public final class EventLineParser {

    private static final Set<String> ENVELOPE_KEYS = Set.of("name", "kind", "tick", "metadata", "payload");

    private final JsonObjectParser objects = new JsonObjectParser();

    /** Makes a parser. */
    public EventLineParser() {}

    /**
     * Parses a line.
     *
     * @param line the line, which isn't kept
     * @return the event
     * @throws MalformedLineException where the line is no JSON object of strict UTF-8, nests too deep, or is an envelope with something
     *     wrong in it
     */
    public TelemetryEvent parse(InputLine.Text line) throws MalformedLineException {
        Payload object = objects.parse(line);
        if (isEnvelope(object)) {
            return ofEnvelope(object);
        }
        if (objects.deepest() > Payload.MAX_DEPTH) {
            throw new MalformedLineException("the line nests deeper than " + Payload.MAX_DEPTH);
        }
        return ofFlat(object);
    }

    private static boolean isEnvelope(Payload object) {
        if (object.getString("name") == null || object.getPayload("payload") == null) {
            return false;
        }
        for (int i = 0; i < object.size(); i++) {
            if (!ENVELOPE_KEYS.contains(object.keyAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static TelemetryEvent ofEnvelope(Payload envelope) throws MalformedLineException {
        String name = String.valueOf(envelope.getString("name"));
        Payload payload = envelope.getPayload("payload");
        Payload content = payload == null ? Payload.empty() : payload;
        return new TelemetryEvent(
                name,
                kindOf(envelope.get("kind"), name, content),
                tickOf(envelope.get("tick"), content),
                metadataOf(envelope.get("metadata")),
                content);
    }

    private static EventKind kindOf(@Nullable Object kind, String name, Payload payload) throws MalformedLineException {
        if (kind == null) {
            return EventKind.classify(name, payload);
        }
        EventKind known = kind instanceof String text ? EventKind.ofWireName(text) : null;
        if (known == null) {
            throw new MalformedLineException("the envelope's kind is "
                    + (kind instanceof String text ? "'" + shorten(text) + "'" : "not text")
                    + "; known are "
                    + Arrays.stream(EventKind.values()).map(EventKind::wireName).collect(Collectors.joining(", ")));
        }
        return known;
    }

    private static long tickOf(@Nullable Object tick, Payload payload) throws MalformedLineException {
        if (tick == null) {
            return TelemetryEvent.tickOf(payload);
        }
        if (tick instanceof Long number) {
            return number;
        }
        throw new MalformedLineException("the envelope's tick is not a whole number of 64 bits");
    }

    private static Payload metadataOf(@Nullable Object metadata) throws MalformedLineException {
        if (metadata == null) {
            return Payload.empty();
        }
        if (metadata instanceof Payload object) {
            return object;
        }
        throw new MalformedLineException("the envelope's metadata is not an object");
    }

    private static TelemetryEvent ofFlat(Payload payload) {
        EventKind kind = flatKindOf(payload);
        return new TelemetryEvent(kind.wireName(), kind, TelemetryEvent.tickOf(payload), Payload.empty(), payload);
    }

    private static EventKind flatKindOf(Payload payload) {
        Object type = payload.get("payload_type");
        if ("snapshot".equals(type)) {
            return EventKind.SNAPSHOT;
        }
        if ("diff".equals(type)) {
            return EventKind.DIFF;
        }
        return payload.containsKey("schema_version") ? EventKind.SNAPSHOT : EventKind.EVENT;
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
