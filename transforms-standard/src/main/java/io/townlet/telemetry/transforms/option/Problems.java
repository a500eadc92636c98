package io.townlet.telemetry.transforms.option;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.OptionProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Turns problems that were collected into an exception, for a host that makes a transform without having checked its options. */
public final class Problems {

    private Problems() {}

    /**
     * Refuses options that have problems.
     *
     * @param problems what is wrong; empty where nothing is
     * @throws InvalidOptionException where there is a problem; the message names all of them
     */
    public static void refuseAny(List<OptionProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidOptionException(problems.stream()
                    .map(problem -> "option '" + problem.option() + "' " + problem.message())
                    .collect(Collectors.joining("; ")));
        }
    }
}
