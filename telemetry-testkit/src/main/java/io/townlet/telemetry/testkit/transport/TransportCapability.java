package io.townlet.telemetry.testkit.transport;

/**
 * What a transport promises beyond the contract's core, and what its test target can be told to do. A test that needs a capability
 * which isn't declared is skipped, and says which one it needs.
 */
public enum TransportCapability {

    /** {@link TransportTarget#lines} tells each event that has arrived. */
    DELIVERS_TO_TARGET,

    /**
     * When {@code send} returns normally, the target has the events. Without it, a normal return means that they are on their way, as
     * over a plain TCP connection, and the contract waits for them.
     */
    CONFIRMS_DELIVERY,

    /** {@link TransportTarget#goAway} works, and {@link TransportTarget#behave} brings the target back. */
    RESTARTABLE_TARGET,

    /** {@link TransportTarget#stallStart} works. */
    STALLS_ON_START,

    /** {@link TransportTarget#stallSend} works. */
    STALLS_ON_SEND,

    /** {@link TransportTarget#refuseAsTooLarge} works. */
    REFUSES_TOO_LARGE,

    /** {@link TransportTarget#refusePermanently} works. */
    REFUSES_PERMANENTLY,

    /** {@link TransportTarget#askForDelay} works. */
    ASKS_FOR_DELAY,

    /** {@link TransportTarget#failAfter} works. */
    FAILS_MIDWAY,

    /**
     * A send that fails midway tells how many leading events were delivered. Without it, the contract holds the transport to telling 0,
     * so that everything is sent again.
     */
    REPORTS_DELIVERED_PREFIX
}
