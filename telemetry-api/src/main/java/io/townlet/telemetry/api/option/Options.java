package io.townlet.telemetry.api.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The valid values of a plug-in's options. Immutable, and safe to share. */
public final class Options {

    private final Map<Option<?>, Object> values;

    private Options(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /**
     * Reads raw values by their declarations.
     *
     * @param declared the options there are
     * @param raw values by option name; a name that isn't declared is a problem
     * @return the valid values
     * @throws InvalidOptionException where something is wrong; the message names all of it
     */
    public static Options of(List<Option<?>> declared, Map<String, ?> raw) {
        List<OptionProblem> problems = new ArrayList<>();
        Options options = read(declared, raw, problems);
        if (!problems.isEmpty()) {
            throw new InvalidOptionException(String.join(
                    "; ",
                    problems.stream()
                            .map(problem -> "option '" + problem.option() + "' " + problem.message())
                            .toList()));
        }
        return options;
    }

    /**
     * Reads raw values by their declarations, and collects what is wrong.
     *
     * @param declared the options there are
     * @param raw values by option name
     * @param problems takes one entry for each thing that is wrong
     * @return the values that are valid, and the defaults of all others
     */
    public static Options read(List<Option<?>> declared, Map<String, ?> raw, List<? super OptionProblem> problems) {
        Map<Option<?>, Object> values = new LinkedHashMap<>();
        for (Option<?> option : declared) {
            Object value = value(option, raw, problems);
            if (value != null) {
                values.put(option, value);
            }
        }
        List<String> known = declared.stream().map(Option::name).toList();
        for (String name : raw.keySet()) {
            if (!known.contains(name)) {
                problems.add(new OptionProblem(
                        name,
                        "is not known; "
                                + (known.isEmpty() ? "there are none" : "known are " + String.join(", ", known))));
            }
        }
        return new Options(values);
    }

    private static @Nullable Object value(Option<?> option, Map<String, ?> raw, List<? super OptionProblem> problems) {
        if (raw.containsKey(option.name())) {
            Object configured = raw.get(option.name());
            if (configured == null) {
                problems.add(new OptionProblem(
                        option.name(), "has no value; must be " + option.type().allowed()));
                return option.defaultValue();
            }
            try {
                return option.type().convert(configured);
            } catch (InvalidOptionException e) {
                problems.add(new OptionProblem(option.name(), String.valueOf(e.getMessage())));
                return option.defaultValue();
            }
        }
        if (option.required()) {
            problems.add(new OptionProblem(
                    option.name(), "is required; must be " + option.type().allowed()));
        }
        return option.defaultValue();
    }

    /**
     * Gives the value of an option that is required or has a default.
     *
     * @param <T> the Java type of the value
     * @param option the option as declared
     * @return its value
     * @throws IllegalStateException where it has none
     */
    public <T> T get(Option<T> option) {
        return find(option)
                .orElseThrow(() -> new IllegalStateException(
                        "option '" + option.name() + "' has neither a value nor a default; use find()"));
    }

    /**
     * Gives the value of an option that may have none.
     *
     * @param <T> the Java type of the value
     * @param option the option as declared
     * @return its value, or nothing
     */
    @SuppressWarnings("unchecked") // only values that the option's own type converted are ever put
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable((T) values.get(option));
    }

    /** Shows names and values, those of secrets as {@code ***}. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        values.forEach((option, value) -> shown.add(option.name() + "=" + (option.secret() ? "***" : value)));
        return "Options" + shown;
    }
}
