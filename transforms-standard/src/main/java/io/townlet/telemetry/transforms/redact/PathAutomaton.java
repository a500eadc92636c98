package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.option.InvalidOptionException;
import java.util.List;
import java.util.Map;

/**
 * All paths of one transform as one deterministic automaton: a walk through a payload costs one look-up a field, however many paths
 * and wildcards there are. Immutable.
 */
final class PathAutomaton {

    /** The state from which no path leads on: what lies here stays as it is. */
    static final int NOTHING = 0;

    /** The state at the end of a path: what lies here is to be redacted, all of it. */
    static final int REDACT = 1;

    /**
     * What can be told of one state.
     *
     * @param byKey where the fields lead that some path names
     * @param otherwise where every other field leads, and every element of an array: wildcards alone match them
     */
    record State(Map<String, Integer> byKey, int otherwise) {
        State {
            byKey = Map.copyOf(byKey);
        }

        /** Tells whether nothing but the fields of the named keys matters here. */
        boolean namesAllThatMatters() {
            return otherwise == NOTHING;
        }
    }

    private final List<State> states;
    private final int start;

    PathAutomaton(List<State> states, int start) {
        this.states = List.copyOf(states);
        this.start = start;
    }

    /** Compiles paths; throws {@link InvalidOptionException} where their wildcards multiply out of all bounds. */
    static PathAutomaton of(List<PathPattern> patterns) {
        return new PathCompiler(patterns).compile();
    }

    /** Gives the state of the outermost object. */
    int start() {
        return start;
    }

    State state(int number) {
        return states.get(number);
    }

    /** Gives the state that the field of a key leads to. */
    int afterKey(int state, String key) {
        State from = states.get(state);
        return from.byKey().getOrDefault(key, from.otherwise());
    }

    /** Gives the state that any element of an array leads to. */
    int afterElement(int state) {
        return states.get(state).otherwise();
    }
}
