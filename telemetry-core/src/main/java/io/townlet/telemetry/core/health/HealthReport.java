package io.townlet.telemetry.core.health;

import io.townlet.telemetry.api.event.Payload;
import java.util.List;

/**
 * What a health check found. Immutable.
 *
 * @param state how well events are delivered
 * @param reasons a sentence for each thing that is wrong, naming the transport; empty where the state is up
 */
public record HealthReport(HealthState state, List<String> reasons) {

    /** Copies the list. */
    public HealthReport {
        reasons = List.copyOf(reasons);
    }

    /**
     * Gives the report as an object.
     *
     * @return the {@code status}, such as {@code up}, and the {@code reasons}
     */
    public Payload toPayload() {
        return Payload.builder(2)
                .put("status", state.wireName())
                .put("reasons", (Object) reasons)
                .build();
    }
}
