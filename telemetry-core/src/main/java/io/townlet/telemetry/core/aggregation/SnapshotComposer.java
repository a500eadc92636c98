package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a whole snapshot of a tick's artefacts: {@code schema_version}, {@code tick}, {@code payload_type}, then every {@link Artefact} in its order,
 * then what else there is. A missing artefact comes from the fallback, with one warning each. Not safe for use by several threads.
 */
public final class SnapshotComposer {

    private final String schemaVersion;
    private final ArtefactFallback fallback;
    private final MissingArtefacts missing = new MissingArtefacts();

    /**
     * Makes a composer.
     *
     * @param schemaVersion the version of the program's own schema, for example {@code 0.9.7}
     * @param fallback where missing artefacts come from
     */
    public SnapshotComposer(String schemaVersion, ArtefactFallback fallback) {
        this.schemaVersion = Objects.requireNonNull(schemaVersion, "schemaVersion");
        this.fallback = Objects.requireNonNull(fallback, "fallback");
    }

    /**
     * Makes the snapshot. It is detached: what the caller changes afterwards changes nothing in it.
     *
     * @param artefacts what is so in the tick
     * @param previous an earlier snapshot, of which all that didn't change is taken over; {@link Payload#empty()} where there is none
     * @return the snapshot
     * @throws RuntimeException where a map or list that was handed over throws while it is read
     */
    public Payload compose(TickArtefacts artefacts, Payload previous) {
        Map<String, @Nullable Object> sections = new LinkedHashMap<>(64);
        sections.put(SnapshotKeys.SCHEMA_VERSION, schemaVersion);
        sections.put(SnapshotKeys.TICK, artefacts.tick());
        sections.put(SnapshotKeys.PAYLOAD_TYPE, SnapshotKeys.SNAPSHOT);
        for (Artefact each : Artefact.values()) {
            sections.put(each.wireName(), artefacts.has(each) ? artefacts.get(each) : instead(each));
        }
        sections.putAll(artefacts.others());
        return Payload.copyOf(sections, previous);
    }

    private @Nullable Object instead(Artefact artefact) {
        Object known = null;
        try {
            known = fallback.artefact(artefact);
        } catch (RuntimeException e) {
            missing.fallbackFailed(artefact, e);
        }
        missing.fellBack(artefact, known != null);
        return known == null ? artefact.emptyValue() : known;
    }
}
