package io.townlet.telemetry.transforms.schema;

import com.networknt.schema.Error;
import io.townlet.telemetry.transforms.logging.LogText;
import java.util.List;
import java.util.stream.Collectors;

/** Puts violations into words. The library's messages name keys and what the schema says, never a value of the payload. */
final class Violations {

    private static final int MOST_SHOWN = 3;

    private Violations() {}

    /** Describes the first three, each with its JSON pointer, and says how many more there are. */
    static String describe(List<Error> errors) {
        String shown =
                errors.stream().limit(MOST_SHOWN).map(Violations::describe).collect(Collectors.joining("; "));
        int more = errors.size() - MOST_SHOWN;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }

    private static String describe(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return LogText.of(pointer.isEmpty() ? "at the top" : pointer) + ": " + LogText.of(error.getMessage());
    }
}
