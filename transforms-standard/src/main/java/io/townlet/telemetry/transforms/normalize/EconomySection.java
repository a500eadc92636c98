package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import org.jspecify.annotations.Nullable;

/** {@code economy}: only its {@code utility_snapshot} has a stable schema, that of {@code utilities}. */
final class EconomySection implements Section {

    private static final String UTILITIES = "utility_snapshot";

    @Override
    public String key() {
        return "economy";
    }

    @Override
    public @Nullable Object normalize(@Nullable Object value, MalformedEntries malformed) {
        if (!(value instanceof Payload economy) || !economy.containsKey(UTILITIES)) {
            return value;
        }
        return economy.with(
                UTILITIES, UtilitySection.switches(economy.get(UTILITIES), "economy." + UTILITIES, malformed));
    }
}
