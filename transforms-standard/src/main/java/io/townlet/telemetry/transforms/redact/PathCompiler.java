package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.option.InvalidOptionException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns paths into an automaton by the subset construction: a state stands for the set of places, in all the paths, that a walk may
 * have reached. Used once.
 */
final class PathCompiler {

    /** Far beyond what sensible paths need; many of both wildcards in one path can multiply states exponentially. */
    private static final int MAX_STATES = 4096;

    /** The step at each place; the place after a path's last step holds null. */
    private final List<@Nullable PathStep> places = new ArrayList<>();

    private final BitSet firstPlaces = new BitSet();
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> waiting = new ArrayList<>();

    PathCompiler(List<PathPattern> patterns) {
        for (PathPattern pattern : patterns) {
            firstPlaces.set(places.size());
            places.addAll(pattern.steps());
            places.add(null);
        }
        skipDepths(firstPlaces);
    }

    PathAutomaton compile() {
        List<PathAutomaton.State> states = new ArrayList<>();
        PathAutomaton.State end = new PathAutomaton.State(Map.of(), PathAutomaton.NOTHING);
        states.add(PathAutomaton.NOTHING, end);
        states.add(PathAutomaton.REDACT, end);
        // Not by number(): a lone ** ends at the outermost object too, but only what is in that can be redacted.
        int start = admit(firstPlaces);
        for (int i = 0; i < waiting.size(); i++) {
            states.add(state(waiting.get(i)));
        }
        return new PathAutomaton(states, start);
    }

    private PathAutomaton.State state(BitSet from) {
        Map<String, Integer> byKey = new LinkedHashMap<>();
        for (int place = from.nextSetBit(0); place >= 0; place = from.nextSetBit(place + 1)) {
            if (places.get(place) instanceof PathStep.Key step && !byKey.containsKey(step.key())) {
                byKey.put(step.key(), number(after(from, step::equals)));
            }
        }
        return new PathAutomaton.State(byKey, number(after(from, step -> false)));
    }

    /** Gives the places after one level, where those keys match that the predicate takes. */
    private BitSet after(BitSet from, Predicate<PathStep.Key> matches) {
        BitSet next = new BitSet();
        for (int place = from.nextSetBit(0); place >= 0; place = from.nextSetBit(place + 1)) {
            PathStep step = places.get(place);
            if (step instanceof PathStep.AnyDepth) {
                next.set(place);
            } else if (step instanceof PathStep.AnyOne || (step instanceof PathStep.Key key && matches.test(key))) {
                next.set(place + 1);
            }
        }
        skipDepths(next);
        return next;
    }

    /** A {@code **} may stand for no level at all, so that a walk before it is a walk after it as well. */
    private void skipDepths(BitSet set) {
        for (int place = set.nextSetBit(0); place >= 0; place = set.nextSetBit(place + 1)) {
            if (places.get(place) instanceof PathStep.AnyDepth) {
                set.set(place + 1);
            }
        }
    }

    private int number(BitSet set) {
        if (set.isEmpty()) {
            return PathAutomaton.NOTHING;
        }
        return set.stream().anyMatch(place -> places.get(place) == null) ? PathAutomaton.REDACT : admit(set);
    }

    private int admit(BitSet set) {
        Integer known = numbers.get(set);
        if (known != null) {
            return known;
        }
        int number = waiting.size() + 2;
        if (number >= MAX_STATES) {
            throw new InvalidOptionException(
                    "has paths whose wildcards combine in more than " + MAX_STATES + " ways; use fewer * after a **");
        }
        numbers.put(set, number);
        waiting.add(set);
        return number;
    }
}
