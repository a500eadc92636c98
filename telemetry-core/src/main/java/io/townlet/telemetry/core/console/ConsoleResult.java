package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command. Immutable.
 *
 * @param number counts the results of a console, from 1 on
 * @param tick the tick at which it was given
 * @param command the command's name, as it was given; empty where the line had none
 * @param role what the caller was allowed
 * @param banner what must be known to read the result, such as that nothing is streamed, or null
 * @param error why it was not carried out, or null where it was
 * @param message what is wrong and what to do, or null where nothing is
 * @param answer what was asked for; empty where something is wrong
 */
public record ConsoleResult(
        long number,
        long tick,
        String command,
        ConsoleRole role,
        @Nullable String banner,
        @Nullable ConsoleError error,
        @Nullable String message,
        Payload answer) {

    /**
     * Tells whether the command was carried out.
     *
     * @return true where there is no error
     */
    public boolean ok() {
        return error == null;
    }

    /**
     * Gives what stands beside the payload of the event.
     *
     * @return the result's number and the caller's role
     */
    public Payload metadata() {
        return Payload.builder(2)
                .put("number", number)
                .put("role", role.wireName())
                .build();
    }

    /**
     * Gives the result as the event {@code console.result} holds it.
     *
     * @return {@code tick}, {@code command}, {@code status}, and {@code result} or {@code error}
     */
    public Payload toPayload() {
        PayloadBuilder payload =
                Payload.builder(6).put("tick", tick).put("command", command).put("status", ok() ? "ok" : "error");
        if (banner != null) {
            payload.put("banner", banner);
        }
        if (error == null) {
            return payload.put("result", answer).build();
        }
        return payload.put(
                        "error",
                        Payload.builder(2)
                                .put("code", error.wireName())
                                .put("message", message)
                                .build())
                .build();
    }
}
