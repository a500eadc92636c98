package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.option.InvalidOptionException;
import java.util.ArrayList;
import java.util.List;

/**
 * A dotted path with wildcards, such as {@code jobs.*.wallet} or {@code **.password}.
 *
 * @param steps from the outside in; at least one
 */
record PathPattern(List<PathStep> steps) {

    PathPattern {
        steps = List.copyOf(steps);
    }

    /** Reads a path; throws {@link InvalidOptionException} where it isn't one. */
    static PathPattern parse(String dotted) {
        List<PathStep> steps = new ArrayList<>();
        for (String step : dotted.split("\\.", -1)) {
            steps.add(step(step, dotted));
        }
        return new PathPattern(steps);
    }

    private static PathStep step(String step, String dotted) {
        return switch (step) {
            case "" ->
                throw new InvalidOptionException(
                        "names the path '" + dotted + "', which has an empty step; write it as a.b.c");
            case "*" -> new PathStep.AnyOne();
            case "**" -> new PathStep.AnyDepth();
            default -> key(step, dotted);
        };
    }

    private static PathStep key(String step, String dotted) {
        // Taken as a key it would match nothing, and what was to be redacted would go out.
        if (step.indexOf('*') >= 0) {
            throw new InvalidOptionException("names the path '" + dotted + "', but '" + step
                    + "' mixes a wildcard with text; * and ** must be whole steps between dots");
        }
        return new PathStep.Key(step);
    }

    /** Gives the same path below the field of a key. */
    PathPattern below(String key) {
        List<PathStep> longer = new ArrayList<>(steps.size() + 1);
        longer.add(new PathStep.Key(key));
        longer.addAll(steps);
        return new PathPattern(longer);
    }
}
