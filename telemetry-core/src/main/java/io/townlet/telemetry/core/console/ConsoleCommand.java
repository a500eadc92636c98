package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.option.Option;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command that a console knows. Immutable as far as its handler is.
 *
 * @param name lower-case letters, digits, {@code _}, {@code .} and {@code -}, beginning with a letter, for example {@code transport_status}
 * @param arguments what it takes, in the order in which arguments without a name are given
 * @param help what it does, in one sentence
 * @param role who may give it
 * @param handler does it
 */
public record ConsoleCommand(
        String name, List<Option<?>> arguments, String help, ConsoleRole role, ConsoleHandler handler) {

    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 64;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]*");

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where the name isn't one
     */
    public ConsoleCommand {
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a command's name must be lower-case letters, digits, _, . and -, at most " + MAX_NAME_LENGTH
                            + " and first a letter; '" + name + "' is not");
        }
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(handler, "handler");
    }

    /**
     * Shows how it is written.
     *
     * @return for example {@code narrations [limit]}
     */
    public String usage() {
        return arguments.isEmpty()
                ? name
                : name + " "
                        + arguments.stream()
                                .map(each -> each.required() ? "<" + each.name() + ">" : "[" + each.name() + "]")
                                .collect(Collectors.joining(" "));
    }
}
