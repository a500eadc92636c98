package com.example.udp;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.IOException;
import java.util.Set;

/** Holds the transport to the contract of all transports. */
class UdpTransportContractTest extends TransportContract {

    @Override
    public TransportFixture fixture() {
        return new TransportFixture() {
            @Override
            public TransportProvider provider() {
                return new UdpTransportProvider();
            }

            /** Not CONFIRMS_DELIVERY: nobody says that a datagram has arrived. */
            @Override
            public Set<TransportCapability> capabilities() {
                return Set.of(TransportCapability.DELIVERS_TO_TARGET, TransportCapability.RESTARTABLE_TARGET);
            }

            @Override
            public TransportTarget openTarget() throws IOException {
                return new UdpReceiver();
            }

            @Override
            public int largestEventBytes() {
                return 60_000;
            }

            /** The system drops what doesn't fit the receiver's buffer. */
            @Override
            public int largestBatch() {
                return 64;
            }
        };
    }
}
