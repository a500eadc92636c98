package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sums up ties: who an agent's best friends and worst rivals are. */
final class RelationshipSummary {

    private static final int SHOWN = 3;

    private RelationshipSummary() {}

    /** Sums up a {@code relationship_snapshot}, which has the ties of each owner by the other. */
    static Payload of(Payload snapshot) {
        PayloadBuilder summary = Payload.builder(snapshot.size());
        snapshot.forEach((owner, ties) -> {
            if (ties instanceof Payload byOther) {
                summary.put(
                        owner,
                        Payload.builder(2)
                                .put("top_friends", (Object) top(byOther, RelationshipSummary::friendship))
                                .put("top_rivals", (Object) top(byOther, tie -> value(tie, "rivalry")))
                                .build());
            }
        });
        return summary.build();
    }

    private static List<Payload> top(Payload ties, ToDoubleFunction<Payload> by) {
        List<Payload> worthy = new ArrayList<>();
        ties.forEach((other, tie) -> {
            if (tie instanceof Payload values && by.applyAsDouble(values) > 0) {
                worthy.add(values.with("agent", other));
            }
        });
        worthy.sort(Comparator.comparingDouble(by).reversed());
        return worthy.subList(0, Math.min(SHOWN, worthy.size()));
    }

    private static double friendship(Payload tie) {
        return value(tie, "trust") + value(tie, "familiarity");
    }

    private static double value(Payload tie, String field) {
        Number number = tie.getNumber(field);
        return number == null ? 0 : number.doubleValue();
    }
}
