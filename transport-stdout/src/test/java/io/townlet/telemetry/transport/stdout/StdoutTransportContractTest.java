package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;

/** The contract, at the two ends that standard output mostly has: a pipe, and a file on a disk. */
class StdoutTransportContractTest {

    @Nested
    class IntoAPipe extends TransportContract {
        @Override
        public TransportFixture fixture() {
            return new PipeFixture();
        }
    }

    @Nested
    class OntoADisk extends TransportContract {
        @Override
        public TransportFixture fixture() {
            return new DiskFixture();
        }
    }

    /** A provider is made before its target, and finds it when it is asked for a transport. */
    private abstract static class StdoutFixture implements TransportFixture {

        private WritableByteChannel output;

        StdoutFixture() {}

        /** Hands the target's channel to the provider. */
        <T extends TransportTarget> T at(T target, Supplier<WritableByteChannel> channel) {
            output = channel.get();
            return target;
        }

        @Override
        public TransportProvider provider() {
            return new StdoutTransportProvider(() -> output);
        }
    }

    /** A reader that stops and goes on; what is in the pipe when a send returns isn't read yet. */
    private static final class PipeFixture extends StdoutFixture {
        @Override
        public Set<TransportCapability> capabilities() {
            return Set.of(TransportCapability.DELIVERS_TO_TARGET, TransportCapability.STALLS_ON_SEND);
        }

        @Override
        public TransportTarget openTarget() throws IOException {
            PipeTarget target = new PipeTarget();
            return at(target, target::sink);
        }
    }

    /** A disk that is full for a while, and may be so in the middle of a batch. */
    private static final class DiskFixture extends StdoutFixture {
        @Override
        public Set<TransportCapability> capabilities() {
            return Set.of(
                    TransportCapability.DELIVERS_TO_TARGET,
                    TransportCapability.CONFIRMS_DELIVERY,
                    TransportCapability.RESTARTABLE_TARGET,
                    TransportCapability.FAILS_MIDWAY);
        }

        @Override
        public TransportTarget openTarget() {
            DiskTarget target = new DiskTarget();
            return at(target, () -> target);
        }
    }
}
