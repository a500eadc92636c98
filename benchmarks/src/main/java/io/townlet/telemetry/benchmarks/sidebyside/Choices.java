package io.townlet.telemetry.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads lists such as {@code event,snapshot}, or {@code all}. */
final class Choices {

    private static final String ALL = "all";

    private Choices() {}

    /**
     * Reads a list.
     *
     * @param all what there is to choose from
     * @param text names in any case with commas between them, or {@code all}
     * @param option the option, for the message
     * @return what is named, in the order of the text
     * @throws IllegalArgumentException where a name isn't known; the message tells which are
     */
    static <E extends Enum<E>> List<E> parse(Class<E> all, String text, String option) {
        return parse(List.of(all.getEnumConstants()), text, option);
    }

    /** Reads a list of some of what there is. */
    static <E extends Enum<E>> List<E> parse(List<E> known, String text, String option) {
        if (text.equalsIgnoreCase(ALL)) {
            return known;
        }
        List<E> chosen = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            chosen.add(known.stream()
                    .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            option + " doesn't know '" + name + "'; it takes " + names(known) + " or " + ALL)));
        }
        return chosen;
    }

    private static <E extends Enum<E>> String names(List<E> known) {
        return String.join(
                ", ",
                known.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
    }
}
