package io.townlet.telemetry.core.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param source what it stands in: the configuration's name, or {@code --set KEY}
 * @param line the line, from 1, or 0 where there is none: of an override, or of a file that can't be read
 * @param column the column in characters, from 1, or 0 where there is none
 * @param path the key with all keys around it, for example {@code telemetry.transports.0.type}; empty where it is about no key
 * @param value the value as it stands there, shortened; {@code ***} for a secret, and empty where it is about no value
 * @param message what is wrong, and what is allowed: one line
 * @param suggestion what was probably meant, or null
 */
public record ConfigProblem(
        String source,
        int line,
        int column,
        String path,
        String value,
        String message,
        @Nullable String suggestion) {

    /** Checks that nothing is null but the suggestion. */
    public ConfigProblem {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(message, "message");
    }

    /**
     * Gives all of it as one line.
     *
     * @return for example {@code telemetry.yaml:7:5 telemetry.transport.retry.max_attemps: unknown key; did you mean 'max_attempts'?}
     */
    public String describe() {
        String place = new Place(source, line, column).toString();
        boolean repeated = path.isEmpty() || place.endsWith(" " + path);
        return place + (repeated ? "" : " " + path) + ": " + message
                + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?");
    }
}
