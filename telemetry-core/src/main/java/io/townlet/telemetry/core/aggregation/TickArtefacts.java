package io.townlet.telemetry.core.aggregation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation hands over of one tick. Values are kept as they are and copied when the snapshot is made, so they may change afterwards, but not
 * until then. Not safe for use by several threads.
 */
public final class TickArtefacts {

    private final long tick;
    private final EnumMap<Artefact, @Nullable Object> artefacts = new EnumMap<>(Artefact.class);
    private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

    private TickArtefacts(long tick) {
        this.tick = tick;
    }

    /**
     * Starts with nothing.
     *
     * @param tick the tick, 0 or more
     * @return artefacts, to be put in
     * @throws IllegalArgumentException where the tick is negative
     */
    public static TickArtefacts of(long tick) {
        if (tick < 0) {
            throw new IllegalArgumentException("the tick is " + tick + ", and must be 0 or more");
        }
        return new TickArtefacts(tick);
    }

    /**
     * Starts with what a map holds under the keys of a snapshot. What it says of {@code schema_version}, {@code tick} and {@code payload_type} is left
     * out.
     *
     * @param tick the tick, 0 or more
     * @param sections values by their {@link Artefact#wireName()}, or by any other key
     * @return artefacts, to which more may be put
     * @throws IllegalArgumentException where the tick is negative
     */
    public static TickArtefacts of(long tick, Map<String, ?> sections) {
        TickArtefacts made = of(tick);
        sections.forEach((key, value) -> {
            if (!SnapshotKeys.isHeader(key)) {
                made.put(key, value);
            }
        });
        return made;
    }

    /**
     * Hands over an artefact.
     *
     * @param artefact which
     * @param value its value, for example a {@link Map} or a {@link java.util.List}; null says that it is known to be nothing, and is no reason to
     *     fall back
     * @return this
     */
    public TickArtefacts put(Artefact artefact, @Nullable Object value) {
        artefacts.put(artefact, value);
        return this;
    }

    /**
     * Hands over a section of the program's own, or an artefact by its name.
     *
     * @param key the section's key in the snapshot; keys of the program's own come after the artefacts, in the order in which they are put
     * @param value its value
     * @return this
     * @throws IllegalArgumentException where the key is {@code schema_version}, {@code tick} or {@code payload_type}
     */
    public TickArtefacts put(String key, @Nullable Object value) {
        if (SnapshotKeys.isHeader(key)) {
            throw new IllegalArgumentException(
                    "'" + key + "' is set by the snapshot itself; put the section under another key");
        }
        Artefact artefact = Artefact.ofWireName(key);
        if (artefact == null) {
            others.put(key, value);
        } else {
            put(artefact, value);
        }
        return this;
    }

    /**
     * Tells the tick.
     *
     * @return 0 or more
     */
    public long tick() {
        return tick;
    }

    /**
     * Tells whether an artefact was handed over.
     *
     * @param artefact which
     * @return true where it was put in, be it as null
     */
    public boolean has(Artefact artefact) {
        return artefacts.containsKey(artefact);
    }

    @Nullable
    Object get(Artefact artefact) {
        return artefacts.get(artefact);
    }

    /** The sections of the program's own, in order. */
    Map<String, @Nullable Object> others() {
        return others;
    }
}
