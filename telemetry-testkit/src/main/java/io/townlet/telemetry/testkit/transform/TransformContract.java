package io.townlet.telemetry.testkit.transform;

/**
 * Everything that a transform must hold to. Extend it, say what the transform is and what it promises, and run it with JUnit. Its parts
 * are interfaces with tests, one per concern, and may also be used alone.
 *
 * <p>That a transform doesn't change the event it is given needs no test: events and payloads are immutable.
 */
public abstract class TransformContract implements TransformProviderContract, EventContract, TransformLifeContract {

    /** Begins without a state of its own. */
    protected TransformContract() {}
}
