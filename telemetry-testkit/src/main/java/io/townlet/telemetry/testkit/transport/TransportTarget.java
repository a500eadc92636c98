package io.townlet.telemetry.testkit.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A place that a transport delivers to, all for one test: a server on a free port, a file in a temporary folder. It behaves well until it
 * is told otherwise. What it does by a capability is only asked for where that is declared. Used by the test's thread.
 */
public interface TransportTarget extends AutoCloseable {

    /**
     * Gives the options of a transport that delivers here.
     *
     * @return raw values by option name, as a configuration holds them: text, numbers, truth values, lists and maps
     */
    Map<String, ?> options();

    /**
     * Gives what every error must name, so that its reader knows which target it is about.
     *
     * @return for example host and port, a URL's host, or a path
     */
    String name();

    /**
     * Gives what has arrived so far; {@link TransportCapability#DELIVERS_TO_TARGET}.
     *
     * @return the lines in the order of arrival, read as UTF-8, without the line feed
     */
    default List<String> lines() {
        throw undeclared(TransportCapability.DELIVERS_TO_TARGET);
    }

    /**
     * Tells whether nothing at all has come here yet: no line, and no connection or file either, as far as the target can tell.
     *
     * @return true where it is as it was made
     */
    boolean isUntouched();

    /** Ends what connections there are, and takes nothing any more; {@link TransportCapability#RESTARTABLE_TARGET}. */
    default void goAway() {
        throw undeclared(TransportCapability.RESTARTABLE_TARGET);
    }

    /** Makes a {@code start} from now on hang; {@link TransportCapability#STALLS_ON_START}. */
    default void stallStart() {
        throw undeclared(TransportCapability.STALLS_ON_START);
    }

    /**
     * Lets a {@code start} from now on succeed, and a {@code send} after it hang, sooner or later; {@link
     * TransportCapability#STALLS_ON_SEND}.
     */
    default void stallSend() {
        throw undeclared(TransportCapability.STALLS_ON_SEND);
    }

    /** Refuses what comes from now on as too large, whatever its size; {@link TransportCapability#REFUSES_TOO_LARGE}. */
    default void refuseAsTooLarge() {
        throw undeclared(TransportCapability.REFUSES_TOO_LARGE);
    }

    /** Refuses what comes from now on for good; {@link TransportCapability#REFUSES_PERMANENTLY}. */
    default void refusePermanently() {
        throw undeclared(TransportCapability.REFUSES_PERMANENTLY);
    }

    /**
     * Asks to be left alone from now on; {@link TransportCapability#ASKS_FOR_DELAY}.
     *
     * @param delay for how long, whole seconds
     */
    default void askForDelay(Duration delay) {
        throw undeclared(TransportCapability.ASKS_FOR_DELAY);
    }

    /**
     * Takes so many more events, and fails then in a way that may pass; {@link TransportCapability#FAILS_MIDWAY}. It is asked before
     * {@code start}.
     *
     * @param events how many, 1 or more
     */
    default void failAfter(int events) {
        throw undeclared(TransportCapability.FAILS_MIDWAY);
    }

    /** Behaves well again, whatever it was told before. */
    default void behave() {
        throw new UnsupportedOperationException("this target can't be told to misbehave");
    }

    /** Lets go of the target, and ends its threads. */
    @Override
    void close();

    private static UnsupportedOperationException undeclared(TransportCapability capability) {
        return new UnsupportedOperationException(
                "the fixture declares " + capability + ", but its target doesn't override the method for it");
    }
}
