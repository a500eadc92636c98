package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.transforms.edit.PayloadEdit;
import org.jspecify.annotations.Nullable;

/** {@code reward_breakdown}: agent, then component, then a float. */
final class RewardSection implements Section {

    private static final String KEY = "reward_breakdown";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public @Nullable Object normalize(@Nullable Object value, MalformedEntries malformed) {
        Payload agents = Section.objectOf(value, KEY, "", malformed);
        return PayloadEdit.fields(agents, (agent, components) -> {
            if (components instanceof Payload parts) {
                return PayloadEdit.fields(parts, (component, part) -> reward(agent, component, part, malformed));
            }
            malformed.add(KEY, agent);
            return PayloadEdit.LEFT_OUT;
        });
    }

    private static Object reward(String agent, String component, @Nullable Object value, MalformedEntries malformed) {
        Double number = FloatValue.of(value);
        if (number == null) {
            malformed.add(KEY, agent + "." + component);
            return PayloadEdit.LEFT_OUT;
        }
        return number;
    }
}
