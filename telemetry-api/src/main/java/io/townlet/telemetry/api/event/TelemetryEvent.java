package io.townlet.telemetry.api.event;

import java.util.Objects;

/**
 * One thing that happened: a name, a kind, a tick, and what there is to say of it. Immutable, and safe to hand between threads.
 *
 * @param name what happened, for example {@code loop.tick}; may be empty, never null
 * @param kind the sort of event
 * @param tick the tick it belongs to, or {@link #NO_TICK} for "the tick that is current when it is emitted"
 * @param metadata what is to be said about the event itself; it is part of the line only where the pipeline's encoding is
 *     {@code envelope}
 * @param payload what is to be said
 */
public record TelemetryEvent(String name, EventKind kind, long tick, Payload metadata, Payload payload) {

    /** The value of {@link #tick()} for an event that names no tick. */
    public static final long NO_TICK = Long.MIN_VALUE;

    /**
     * Checks that nothing is null.
     *
     * @throws NullPointerException where an argument is null
     */
    public TelemetryEvent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(payload, "payload");
    }

    /**
     * Makes an event whose kind and tick are found in its name and payload: the kind by {@link EventKind#classify}, the tick from
     * the payload's whole-numbered field {@code tick}.
     *
     * @param name the event's name
     * @param payload the event's payload
     * @return the event, with empty metadata
     */
    public static TelemetryEvent of(String name, Payload payload) {
        return new TelemetryEvent(name, EventKind.classify(name, payload), tickOf(payload), Payload.empty(), payload);
    }

    /**
     * Reads the tick that a payload names.
     *
     * @param payload any payload
     * @return its whole-numbered field {@code tick}, or {@link #NO_TICK} where it has none
     */
    public static long tickOf(Payload payload) {
        return payload.get("tick") instanceof Long tick ? tick : NO_TICK;
    }

    /**
     * Tells whether the event names a tick.
     *
     * @return false where the tick is {@link #NO_TICK}
     */
    public boolean hasTick() {
        return tick != NO_TICK;
    }

    /**
     * Derives an event with another payload.
     *
     * @param other the new payload
     * @return this event where the payload is the very same, else a new one
     */
    @SuppressWarnings(
            "ReferenceEquality") // an edit that changes nothing gives the same instance; comparing deeply costs more
    public TelemetryEvent withPayload(Payload other) {
        return other == payload ? this : new TelemetryEvent(name, kind, tick, metadata, other);
    }

    /**
     * Derives an event with another tick.
     *
     * @param other the new tick
     * @return this event where the tick is the same, else a new one
     */
    public TelemetryEvent withTick(long other) {
        return other == tick ? this : new TelemetryEvent(name, kind, other, metadata, payload);
    }

    /** Names the event and its fields, but none of the payload's values, which may be confidential. */
    @Override
    public String toString() {
        return "TelemetryEvent[name=" + name + ", kind=" + kind.wireName() + ", tick="
                + (hasTick() ? Long.toString(tick) : "none") + ", payload=" + payload + "]";
    }
}
