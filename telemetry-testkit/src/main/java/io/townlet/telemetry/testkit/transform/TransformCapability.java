package io.townlet.telemetry.testkit.transform;

/** What a transform promises beyond the contract's core. A test that needs a capability which isn't declared is skipped, and says so. */
public enum TransformCapability {

    /** An event in which there is nothing to change comes back as the very same instance, so that nothing is copied for it. */
    KEEPS_UNCHANGED_EVENTS,

    /** What comes out depends on the options and the events alone: not on chance, the time or other transforms. */
    IS_DETERMINISTIC,

    /** It may give up an event by an exception. Without it, no event may make it throw. */
    GIVES_UP_BY_EXCEPTION
}
