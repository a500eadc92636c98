package io.townlet.telemetry.transforms.option;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.OptionProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the names of event kinds as they stand in options. */
public final class KindNames {

    private KindNames() {}

    /**
     * Gives the names of all kinds.
     *
     * @return the wire names, in the order of {@link EventKind}
     */
    public static List<String> all() {
        return Arrays.stream(EventKind.values()).map(EventKind::wireName).toList();
    }

    /**
     * Finds the kind of a name.
     *
     * @param name a name, for example {@code snapshot}
     * @return the kind
     * @throws InvalidOptionException where no kind has that name; the message names those there are
     */
    public static EventKind parse(String name) {
        EventKind kind = EventKind.ofWireName(name);
        if (kind == null) {
            throw new InvalidOptionException(
                    "names the kind '" + name + "', which there isn't; known kinds are " + String.join(", ", all()));
        }
        return kind;
    }

    /**
     * Checks names.
     *
     * @param option the option that holds them
     * @param names the names
     * @return one problem for each name that isn't a kind's
     */
    public static List<OptionProblem> problems(String option, Iterable<String> names) {
        List<OptionProblem> problems = new ArrayList<>();
        for (String name : names) {
            try {
                parse(name);
            } catch (InvalidOptionException e) {
                problems.add(new OptionProblem(option, String.valueOf(e.getMessage())));
            }
        }
        return problems;
    }
}
