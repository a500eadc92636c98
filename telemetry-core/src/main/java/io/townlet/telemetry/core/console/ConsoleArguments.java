package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Matches what was written behind a command with what it takes. */
final class ConsoleArguments {

    private ConsoleArguments() {}

    /** Reads {@code name=value} by its name, and anything else by its place. Gathers what is wrong, and shows no value: it may be a secret. */
    static Options read(ConsoleCommand command, List<String> words, List<String> problems) {
        Map<String, Object> raw = new LinkedHashMap<>();
        int place = 0;
        for (String word : words) {
            String name = nameIn(word, command);
            if (!name.isEmpty()) {
                put(raw, name, word.substring(name.length() + 1), problems);
            } else if (place < command.arguments().size()) {
                put(raw, command.arguments().get(place).name(), word, problems);
                place++;
            } else {
                place++;
            }
        }
        if (place > command.arguments().size()) {
            problems.add("there are " + place + " arguments, and at most "
                    + command.arguments().size() + " are taken");
        }
        List<OptionProblem> found = new ArrayList<>();
        Options options = Options.read(command.arguments(), raw, found);
        found.forEach(problem -> problems.add("the argument '" + problem.option() + "' " + problem.message()));
        return options;
    }

    private static String nameIn(String word, ConsoleCommand command) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? "" : word.substring(0, equals);
        boolean known = command.arguments().stream()
                .map(Option::name)
                .collect(Collectors.toSet())
                .contains(name);
        return known ? name : "";
    }

    private static void put(Map<String, Object> raw, String name, String value, List<String> problems) {
        if (raw.putIfAbsent(name, value) != null) {
            problems.add("the argument '" + name + "' is given twice");
        }
    }
}
