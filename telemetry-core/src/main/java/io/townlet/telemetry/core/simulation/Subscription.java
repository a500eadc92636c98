package io.townlet.telemetry.core.simulation;

/** A subscriber's place at a simulation's telemetry. Safe for use by several threads. */
public interface Subscription extends AutoCloseable {

    /** {@return how many events were handed to the subscriber, those that it threw at included} */
    long received();

    /** {@return how many events it didn't get because it was too slow, or because it was cancelled before} */
    long dropped();

    /** {@return how often it threw} */
    long failures();

    /** Ends it. An event that it is at may still be finished; a second call does nothing. */
    @Override
    void close();
}
