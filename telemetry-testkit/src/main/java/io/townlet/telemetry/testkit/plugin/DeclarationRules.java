package io.townlet.telemetry.testkit.plugin;

import io.townlet.telemetry.api.option.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold for what a provider says of itself. */
public final class DeclarationRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+");

    /** What a host reads itself, so that a transport would never see it. */
    private static final Set<String> KEYS_OF_THE_HOST = Set.of(
            "type",
            "id",
            "connect_timeout_seconds",
            "send_timeout_seconds",
            "worker_poll_seconds",
            "retry",
            "buffer",
            "worker");

    private DeclarationRules() {}

    /**
     * Checks a provider's name.
     *
     * @param name what {@code name()} gives
     * @return what is wrong; empty where nothing is
     */
    public static List<String> problemsOfName(String name) {
        return NAME.matcher(name).matches()
                ? List.of()
                : List.of("name() is '" + name + "'; use lower-case letters, digits, '_' and '-'");
    }

    /**
     * Checks the declared options of a transform.
     *
     * @param options what {@code options()} gives
     * @return what is wrong; empty where nothing is
     */
    public static List<String> problemsOfOptions(List<Option<?>> options) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Option<?> option : options) {
            if (!seen.add(option.name())) {
                problems.add("option '" + option.name() + "' is declared twice");
            }
            if (option.description().isBlank()) {
                problems.add("option '" + option.name() + "' has no description; say in a sentence what it does");
            }
        }
        return problems;
    }

    /**
     * Checks the declared options of a transport.
     *
     * @param options what {@code options()} gives
     * @return what is wrong; empty where nothing is
     */
    public static List<String> problemsOfTransportOptions(List<Option<?>> options) {
        List<String> problems = new ArrayList<>(problemsOfOptions(options));
        options.stream()
                .map(Option::name)
                .filter(KEYS_OF_THE_HOST::contains)
                .forEach(
                        name -> problems.add("option '" + name + "' has the name of a key that the host reads itself"));
        return problems;
    }
}
