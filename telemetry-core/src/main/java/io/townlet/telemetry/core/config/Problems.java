package io.townlet.telemetry.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong. Not safe for several threads. */
final class Problems {

    private static final Comparator<ConfigProblem> ORDER = Comparator.<ConfigProblem>comparingInt(
                    problem -> problem.line() == 0 ? 1 : 0)
            .thenComparingInt(ConfigProblem::line)
            .thenComparingInt(ConfigProblem::column);

    private final List<ConfigProblem> all = new ArrayList<>();

    /** Takes one that is about no value. */
    void add(Place place, String path, String message) {
        add(place, path, "", message, null);
    }

    void add(Place place, String path, String value, String message, @Nullable String suggestion) {
        all.add(new ConfigProblem(place.source(), place.line(), place.column(), path, value, message, suggestion));
    }

    int count() {
        return all.size();
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw asException();
        }
    }

    /** Gives all problems, of which there must be one, sorted by where they stand. */
    ConfigException asException() {
        return new ConfigException(all.stream().sorted(ORDER).toList());
    }
}
