package io.townlet.telemetry.core.narration;

import io.townlet.telemetry.api.event.Payload;
import java.util.Objects;

/**
 * A sentence that might be told. Immutable.
 *
 * @param category what it is about, for example {@code utility_outage}; limits are counted by it
 * @param message the sentence
 * @param priority whether it passes the cool-downs; it counts in the window, and is never told twice in {@code dedupe_ticks}, all the same
 * @param subject what makes it the same as another of its category; the message, unless something else is said
 * @param data who and what takes part
 */
public record Narration(String category, String message, boolean priority, String subject, Payload data) {

    /**
     * Checks that it says something.
     *
     * @throws IllegalArgumentException where the category or the message is empty
     */
    public Narration {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(data, "data");
        if (category.isEmpty() || message.isEmpty()) {
            throw new IllegalArgumentException("a narration needs a category and a message");
        }
    }

    /**
     * Makes a sentence without priority and data.
     *
     * @param category what it is about
     * @param message the sentence
     * @return the narration
     * @throws IllegalArgumentException where one of them is empty
     */
    public static Narration of(String category, String message) {
        return new Narration(category, message, false, message, Payload.empty());
    }

    /** {@return the same with priority} */
    public Narration withPriority() {
        return new Narration(category, message, true, subject, data);
    }

    /**
     * Derives one that counts as the same as another of its category and this subject, however it is worded.
     *
     * @param other what it is about, for example two names
     * @return the changed narration
     */
    public Narration withSubject(String other) {
        return new Narration(category, message, priority, other, data);
    }

    /**
     * Derives one with other data.
     *
     * @param other who and what takes part
     * @return the changed narration
     */
    public Narration withData(Payload other) {
        return new Narration(category, message, priority, subject, other);
    }

    /**
     * Gives it as an event holds it.
     *
     * @param tick when it is told
     * @return {@code tick}, {@code category}, {@code message}, {@code priority} and {@code data}
     */
    public Payload toPayload(long tick) {
        return Payload.builder(5)
                .put("tick", tick)
                .put("category", category)
                .put("message", message)
                .put("priority", priority)
                .put("data", data)
                .build();
    }
}
