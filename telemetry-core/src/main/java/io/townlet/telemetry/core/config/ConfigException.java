package io.townlet.telemetry.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration can't be used. It carries everything that is wrong with it, and its message is fit for the user as it is. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 100;

    @SuppressWarnings("serial") // an immutable list of records; nobody stores this exception
    private final List<ConfigProblem> problems;

    /**
     * Says what is wrong.
     *
     * @param problems all of it, at least one, in the order in which it stands in the configuration
     * @throws IllegalArgumentException where there is none
     */
    public ConfigException(List<ConfigProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(List<ConfigProblem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a ConfigException needs at least one problem");
        }
        String shown =
                problems.stream().limit(MOST_SHOWN).map(ConfigProblem::describe).collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_SHOWN;
        return more <= 0 ? shown : shown + "\n... and " + more + " more";
    }

    /**
     * Gives everything that is wrong; {@link #getMessage()} has one line for each of the first 100.
     *
     * @return an immutable list, at least one, sorted by line and column, with those of overrides at the end
     */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
