package io.townlet.telemetry.api.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What sort of event it is; transforms and transports select by it. */
public enum EventKind {
    /** The whole state of the program at a tick. */
    SNAPSHOT,
    /** What changed since the tick before. */
    DIFF,
    /** Anything that has no kind of its own. */
    EVENT,
    /** The program's own condition: {@code loop.health} and {@code loop.failure}. */
    HEALTH,
    /** What a console command printed: {@code console.*}. */
    CONSOLE,
    /** A sentence told to a reader: {@code narration*}. */
    NARRATION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Gives the name that stands in envelopes and in configuration.
     *
     * @return the lower-case name, for example {@code snapshot}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a kind by its {@link #wireName()}.
     *
     * @param wireName a name; case matters
     * @return the kind, or null where no kind has that name
     */
    public static @Nullable EventKind ofWireName(String wireName) {
        for (EventKind kind : VALUES) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Tells the kind of an event from its payload's {@code payload_type} ({@code snapshot} or {@code diff}), else from its name.
     *
     * @param name the event's name, for example {@code loop.health}
     * @param payload the event's payload
     * @return the kind; {@link #EVENT} where nothing else fits
     */
    public static EventKind classify(String name, Payload payload) {
        Object type = payload.get("payload_type");
        if ("snapshot".equals(type)) {
            return SNAPSHOT;
        }
        if ("diff".equals(type)) {
            return DIFF;
        }
        return switch (name) {
            case "snapshot" -> SNAPSHOT;
            case "diff" -> DIFF;
            case "loop.health", "loop.failure" -> HEALTH;
            default -> name.startsWith("console.") ? CONSOLE : name.startsWith("narration") ? NARRATION : EVENT;
        };
    }

    private static final EventKind[] VALUES = values();
}
