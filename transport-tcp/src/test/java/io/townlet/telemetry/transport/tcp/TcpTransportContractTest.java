package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.tcp.FaultyTcpServer;
import io.townlet.telemetry.testkit.tcp.TcpBehaviour;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That the transport holds to what every transport must. */
class TcpTransportContractTest extends TransportContract implements TransportFixture {

    @Override
    public TransportFixture fixture() {
        return this;
    }

    @Override
    public TransportProvider provider() {
        return new TcpTransportProvider();
    }

    @Override
    public Set<TransportCapability> capabilities() {
        // The server never answers, so that it neither confirms nor refuses. A few small events fit into the system's
        // buffers whole, and
        // can't fail midway; what large batches do then is tested in this module.
        return EnumSet.of(
                TransportCapability.DELIVERS_TO_TARGET,
                TransportCapability.RESTARTABLE_TARGET,
                TransportCapability.STALLS_ON_START,
                TransportCapability.STALLS_ON_SEND);
    }

    @Override
    public TransportTarget openTarget() {
        return new Target(FaultyTcpServer.start());
    }

    private static final class Target implements TransportTarget {

        private final FaultyTcpServer server;
        private boolean takenForTls;

        Target(FaultyTcpServer server) {
            this.server = server;
        }

        @Override
        public Map<String, ?> options() {
            return takenForTls
                    ? Map.of("endpoint", server.endpoint())
                    : Map.of("endpoint", server.endpoint(), "allow_plaintext", true, "dev_allow_plaintext", true);
        }

        @Override
        public String name() {
            return server.endpoint();
        }

        @Override
        public List<String> lines() {
            return server.lines();
        }

        @Override
        public boolean isUntouched() {
            return server.connections() == 0;
        }

        @Override
        public void goAway() {
            server.refuse();
            server.resetConnections();
        }

        /** The system itself accepts a connection; only a TLS handshake can be kept waiting. */
        @Override
        public void stallStart() {
            takenForTls = true;
            server.behave(TcpBehaviour.stall());
        }

        @Override
        public void stallSend() {
            server.behave(TcpBehaviour.stall());
        }

        @Override
        public void behave() {
            takenForTls = false;
            server.behave(TcpBehaviour.readLines());
            server.resetConnections();
            server.listen();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
