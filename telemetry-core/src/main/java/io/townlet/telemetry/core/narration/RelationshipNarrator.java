package io.townlet.telemetry.core.narration;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is worth telling in the changes of ties: a friendship that grows, and a rivalry that passes a threshold. A change has {@code owner},
 * {@code other}, {@code trust}, {@code rivalry}, and {@code delta} with the last two; without a delta the tie is new. Immutable.
 */
public final class RelationshipNarrator {

    /** The category of friendships. */
    public static final String FRIENDSHIP = "relationship_friendship";

    /** The category of rivalries. */
    public static final String RIVALRY = "relationship_rivalry";

    private final NarrationSettings.Relationship thresholds;

    /**
     * Makes a narrator.
     *
     * @param thresholds when a tie is worth telling of
     */
    public RelationshipNarrator(NarrationSettings.Relationship thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * Finds what is worth telling. What isn't a change is left out.
     *
     * @param updates the changes of a tick, {@code relationship_updates}
     * @return the narrations, in the order of the changes
     */
    public List<Narration> of(PayloadArray updates) {
        List<Narration> narrations = new ArrayList<>();
        for (Object each : updates) {
            if (each instanceof Payload update) {
                String owner = update.getString("owner");
                String other = update.getString("other");
                if (owner != null && other != null) {
                    friendship(update, owner, other, narrations);
                    rivalry(update, owner, other, narrations);
                }
            }
        }
        return narrations;
    }

    private void friendship(Payload update, String owner, String other, List<Narration> narrations) {
        double trust = value(update, "trust");
        if (trust < thresholds.friendshipTrust() || delta(update, "trust", trust) < thresholds.friendshipDelta()) {
            return;
        }
        narrations.add(new Narration(
                FRIENDSHIP,
                owner + " and " + other + " are becoming friends.",
                trust >= thresholds.friendshipPriority(),
                pair(owner, other),
                data(owner, other, "trust", trust)));
    }

    private void rivalry(Payload update, String owner, String other, List<Narration> narrations) {
        double rivalry = value(update, "rivalry");
        double before = rivalry - delta(update, "rivalry", rivalry);
        if (passes(before, rivalry, thresholds.rivalryEscalation())) {
            narrations.add(new Narration(
                    RIVALRY,
                    owner + " and " + other + " are in an open feud.",
                    true,
                    "feud " + pair(owner, other),
                    data(owner, other, "rivalry", rivalry)));
        } else if (passes(before, rivalry, thresholds.rivalryAvoid())) {
            narrations.add(new Narration(
                    RIVALRY,
                    owner + " avoids " + other + ".",
                    false,
                    pair(owner, other),
                    data(owner, other, "rivalry", rivalry)));
        }
    }

    private static boolean passes(double before, double now, double threshold) {
        return before < threshold && now >= threshold;
    }

    private static double value(Payload update, String field) {
        Number number = update.getNumber(field);
        return number == null ? 0 : number.doubleValue();
    }

    private static double delta(Payload update, String field, double value) {
        Payload delta = update.getPayload("delta");
        return delta == null ? value : value(delta, field);
    }

    /** Both sides of a tie change together, and are told of once. */
    private static String pair(String owner, String other) {
        return owner.compareTo(other) <= 0 ? owner + " " + other : other + " " + owner;
    }

    private static Payload data(String owner, String other, String field, double value) {
        return Payload.builder(3)
                .put("owner", owner)
                .put("other", other)
                .put(field, value)
                .build();
    }
}
