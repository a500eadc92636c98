package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.option.InvalidOptionException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The compiled paths of one transform.
 *
 * @param plain for payloads that hold a field where the path says, and for metadata
 * @param diff for diffs, which hold the changed fields of the logical snapshot under {@code changes}
 */
record RedactionPaths(PathAutomaton plain, PathAutomaton diff) {

    private static final String CHANGES = "changes";

    /** Compiles paths; throws {@link InvalidOptionException} where their wildcards multiply out of all bounds. */
    static RedactionPaths of(List<PathPattern> patterns) {
        List<PathPattern> both = Stream.concat(
                        patterns.stream(), patterns.stream().map(each -> each.below(CHANGES)))
                .toList();
        return new RedactionPaths(PathAutomaton.of(patterns), PathAutomaton.of(both));
    }

    /** Gives the paths for the payload of an event of a kind. */
    PathAutomaton of(EventKind kind) {
        return kind == EventKind.DIFF ? diff : plain;
    }
}
