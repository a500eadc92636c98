package io.townlet.telemetry.testkit.transport;

/**
 * Everything that a transport must hold to. Extend it, say what the transport is and what its target can do, and run it with JUnit:
 *
 * <pre>{@code
 * class UdpTransportContractTest extends TransportContract {
 *     @Override
 *     public TransportFixture fixture() {
 *         return new UdpFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>Its parts are interfaces with tests, one per concern, and may also be used alone. Each test has a fresh target; every call has a
 * bounded time, so that no transport can hang a test.
 */
public abstract class TransportContract
        implements TransportProviderContract,
                LifecycleContract,
                DeliveryContract,
                FailureContract,
                TimeoutContract,
                ResourceContract {

    /** Begins without a state of its own. */
    protected TransportContract() {}
}
