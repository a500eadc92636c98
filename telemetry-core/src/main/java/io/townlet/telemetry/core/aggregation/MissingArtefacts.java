package io.townlet.telemetry.core.aggregation;

import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of each artefact that is missing, once, and of each that its fallback fails to give, once. Not safe for use by several threads. */
final class MissingArtefacts {

    private static final Logger LOGGER = LoggerFactory.getLogger(MissingArtefacts.class);

    private final Set<Artefact> warned = EnumSet.noneOf(Artefact.class);
    private final Set<Artefact> failed = EnumSet.noneOf(Artefact.class);

    void fellBack(Artefact artefact, boolean found) {
        if (warned.add(artefact)) {
            LOGGER.warn(
                    "artefact_missing artefact={} used={} next=\"hand it over at each tick, or put null where there is none\"",
                    artefact.wireName(),
                    found ? "fallback" : "empty");
        }
    }

    void fallbackFailed(Artefact artefact, RuntimeException error) {
        if (failed.add(artefact)) {
            // The message may quote what is confidential.
            LOGGER.warn(
                    "artefact_fallback_failed artefact={} error={}",
                    artefact.wireName(),
                    error.getClass().getName());
        }
    }
}
