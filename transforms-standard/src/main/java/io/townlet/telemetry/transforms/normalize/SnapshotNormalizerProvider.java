package io.townlet.telemetry.transforms.normalize;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;

/**
 * Makes {@code snapshot_normalizer}, which gives snapshots, and the same fields under the {@code changes} of diffs, a stable schema.
 * It takes no options and has no state.
 *
 * <ul>
 *   <li>{@code relationship_snapshot}: owner, then other, then an object whose {@code trust}, {@code familiarity} and {@code rivalry}
 *       are floats; one that is missing is 0.0;
 *   <li>{@code reward_breakdown}: agent, then component, then a float;
 *   <li>{@code utilities} and {@code economy.utility_snapshot}: truth values; 1, 0, {@code on}, {@code off}, {@code true} and
 *       {@code false} are understood;
 *   <li>{@code perturbations}: always has the object {@code active}, the array {@code pending}, and the object {@code cooldowns} of
 *       the two objects {@code spec} and {@code agents}.
 * </ul>
 *
 * <p>A whole number, or a number as text, becomes a float. An entry that can't be read so is left out, a section that isn't an
 * object becomes an empty one, and each is counted as {@code malformed_entries}. A section that is absent stays absent, and
 * everything else goes through untouched. A payload that is normal already comes back as the very same instance.
 */
public final class SnapshotNormalizerProvider implements TransformProvider {

    /** Makes the provider; {@link java.util.ServiceLoader} calls it. */
    public SnapshotNormalizerProvider() {}

    @Override
    public String name() {
        return "snapshot_normalizer";
    }

    @Override
    public Transform create(Options options, TransformContext context) {
        return new SnapshotNormalizer(context);
    }
}
