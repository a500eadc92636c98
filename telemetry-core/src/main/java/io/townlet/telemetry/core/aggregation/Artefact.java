package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a simulation tells of a tick. The order is that of the sections in a snapshot. */
public enum Artefact {
    /** Counts of what happened in queues. */
    QUEUE_METRICS(Shape.OBJECT),
    /** Counts of the slots for agents' embeddings. */
    EMBEDDING_METRICS(Shape.OBJECT),
    /** Who waits to leave a job, and how many may. */
    EMPLOYMENT(Shape.OBJECT),
    /** Queues, rivalries and what came of them. */
    CONFLICT(Shape.OBJECT),
    /** Counts of how relationships changed in a window of ticks. */
    RELATIONSHIPS(Shape.OBJECT),
    /** Every tie: owner, other, trust, familiarity and rivalry. */
    RELATIONSHIP_SNAPSHOT(Shape.OBJECT),
    /** The ties that changed in the tick. */
    RELATIONSHIP_UPDATES(Shape.ARRAY),
    /** The strongest ties of each agent. */
    RELATIONSHIP_OVERLAY(Shape.OBJECT),
    /** What happened in the tick. */
    EVENTS(Shape.ARRAY),
    /** Sentences told in the tick. */
    NARRATIONS(Shape.ARRAY),
    /** Each agent's job, wallet and attendance. */
    JOBS(Shape.OBJECT),
    /** The objects of the town, with their stock. */
    ECONOMY(Shape.OBJECT),
    /** Prices and wages. */
    ECONOMY_SETTINGS(Shape.OBJECT),
    /** Prices that are raised for a time. */
    PRICE_SPIKES(Shape.OBJECT),
    /** Power and water, on or off. */
    UTILITIES(Shape.OBJECT),
    /** Which affordances are loaded, from where. */
    AFFORDANCE_MANIFEST(Shape.OBJECT),
    /** Each agent's reward by component. */
    REWARD_BREAKDOWN(Shape.OBJECT),
    /** Stability: {@code metrics}, {@code alerts} and {@code inputs}. */
    STABILITY(Shape.STABILITY),
    /** How far a policy is from being promoted. */
    PROMOTION(Shape.OBJECT),
    /** Disturbances: active, pending, and cooling down. */
    PERTURBATIONS(Shape.OBJECT),
    /** Which policy decides; confidential, and redacted by default. */
    POLICY_IDENTITY(Shape.OBJECT),
    /** What the policy chose for each agent. */
    POLICY_SNAPSHOT(Shape.OBJECT),
    /** How far annealing is; null where there is none. */
    ANNEAL_STATUS(Shape.NOTHING),
    /** The recent values of each indicator. */
    KPI_HISTORY(Shape.OBJECT);

    /** What is there where there is nothing. */
    private enum Shape {
        OBJECT,
        ARRAY,
        STABILITY,
        NOTHING
    }

    private static final PayloadArray EMPTY_ARRAY = PayloadArray.copyOf(List.of());
    private static final Payload EMPTY_STABILITY = Payload.builder(3)
            .put("metrics", Payload.empty())
            .put("alerts", EMPTY_ARRAY)
            .put("inputs", Payload.empty())
            .build();

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final Shape shape;

    Artefact(Shape shape) {
        this.shape = shape;
    }

    /**
     * Gives the key that it has in a snapshot.
     *
     * @return the lower-case name, for example {@code queue_metrics}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Gives what stands in a snapshot where nobody knows the artefact.
     *
     * @return an empty {@link Payload} or {@link PayloadArray}; null for {@link #ANNEAL_STATUS}
     */
    public @Nullable Object emptyValue() {
        return switch (shape) {
            case OBJECT -> Payload.empty();
            case ARRAY -> EMPTY_ARRAY;
            case STABILITY -> EMPTY_STABILITY;
            case NOTHING -> null;
        };
    }

    /**
     * Finds an artefact by its {@link #wireName()}.
     *
     * @param wireName a name; case matters
     * @return the artefact, or null where none has that name
     */
    public static @Nullable Artefact ofWireName(String wireName) {
        for (Artefact each : VALUES) {
            if (each.wireName.equals(wireName)) {
                return each;
            }
        }
        return null;
    }

    private static final Artefact[] VALUES = values();
}
