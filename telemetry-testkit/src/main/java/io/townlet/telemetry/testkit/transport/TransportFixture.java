package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.TransportProvider;
import java.time.Duration;
import java.util.Set;

/** What the contract needs to know of a transport under test. */
public interface TransportFixture {

    /**
     * Gives the provider under test.
     *
     * @return one of the class that {@link java.util.ServiceLoader} finds
     */
    TransportProvider provider();

    /**
     * Declares what the transport promises, and what its target can be told to do.
     *
     * @return the capabilities
     */
    Set<TransportCapability> capabilities();

    /**
     * Makes a fresh target. The contract closes it.
     *
     * @return a target that nothing has come to yet
     * @throws Exception where it can't be made
     */
    TransportTarget openTarget() throws Exception;

    /**
     * Bounds the events that the contract sends.
     *
     * @return the size of the largest in bytes, at least 1024; 1 MiB by default
     */
    default int largestEventBytes() {
        return 1 << 20;
    }

    /**
     * Bounds the batches that the contract sends.
     *
     * @return the most events of a batch, at least 16; 65536 by default, which is the host's bound
     */
    default int largestBatch() {
        return 65_536;
    }

    /**
     * Tells how much a send must bring to be sure to block at a target that has stalled.
     *
     * @return bytes; 24 MiB by default, more than the buffers of a loopback connection hold
     */
    default int stallingBytes() {
        return 24 << 20;
    }

    /**
     * Names the daemon threads that a library shares between all its users and keeps for a while, such as a watchdog. They may outlive
     * a transport.
     *
     * @return the beginnings of their names; none by default
     */
    default Set<String> sharedThreadNames() {
        return Set.of();
    }

    /**
     * Tells how long the contract waits for what should happen at once or at a time-out. It is no measure of speed: a test that passes
     * never waits so long.
     *
     * @return a time; 10 seconds by default
     */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }
}
