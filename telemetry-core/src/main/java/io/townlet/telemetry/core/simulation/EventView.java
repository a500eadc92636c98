package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.List;

/**
 * What events have told: the latest of each sort, and bounded histories, the oldest first. Every accessor gives something immutable, never null, and
 * empty before there was such an event. Safe for use by several threads, and never waiting for one.
 */
public interface EventView {

    /** {@return the latest {@code loop.tick}} */
    Payload loopTick();

    /** {@return the latest {@code loop.health}} */
    Payload health();

    /** {@return the latest {@code loop.failure}} */
    Payload lastFailure();

    /** {@return the results of the latest tick that had any, from {@code console.result}} */
    List<Payload> consoleResults();

    /** {@return the latest {@code console.result}s of all ticks} */
    List<Payload> consoleHistory();

    /** {@return the latest narrations that were told} */
    List<Payload> narrations();

    /** {@return the latest quarrels, from {@code rivalry.events}, each alone} */
    List<Payload> rivalryEvents();

    /** {@return the latest meetings, from events whose names begin with {@code social.}} */
    List<Payload> socialEvents();

    /** {@return the latest {@code affordance.precondition_fail}s} */
    List<Payload> preconditionFailures();

    /** {@return the latest {@code snapshot.migration}s: what was done to a save from an older version} */
    List<Payload> snapshotMigrations();

    /** {@return the names of the agents that a person plays, from the latest {@code policy.possession}} */
    PayloadArray possessedAgents();

    /** {@return the latest {@code affordance.runtime}: what is being done with which object} */
    Payload affordanceRuntime();

    /** {@return the latest {@code personality.snapshot}: each agent's traits} */
    Payload personality();

    /** {@return the latest metrics by name, each with {@code value}, {@code tags} and {@code tick}} */
    Payload metrics();
}
