package io.townlet.telemetry.api.option;

import java.util.Objects;

/**
 * One thing that is wrong with a plug-in's options.
 *
 * @param option the name of the option that it is about
 * @param message what is wrong, or what is allowed; the host adds where it stands
 */
public record OptionProblem(String option, String message) {

    /** Checks that nothing is null. */
    public OptionProblem {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(message, "message");
    }
}
