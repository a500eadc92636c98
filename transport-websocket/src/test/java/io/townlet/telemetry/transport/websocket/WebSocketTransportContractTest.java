package io.townlet.telemetry.transport.websocket;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import io.townlet.telemetry.testkit.websocket.FaultyWebSocketServer;
import io.townlet.telemetry.testkit.websocket.WebSocketBehaviour;
import io.townlet.telemetry.testkit.websocket.WebSocketSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That the transport holds to what every transport must. */
class WebSocketTransportContractTest extends TransportContract implements TransportFixture {

    @Override
    public TransportFixture fixture() {
        return this;
    }

    @Override
    public TransportProvider provider() {
        return new WebSocketTransportProvider();
    }

    @Override
    public Set<TransportCapability> capabilities() {
        // A server names a delay only where it refuses to open a WebSocket, which is tested in this module. A prefix is
        // known by the
        // pong behind 64 KiB, more than the contract's batch that fails midway brings.
        return EnumSet.complementOf(
                EnumSet.of(TransportCapability.ASKS_FOR_DELAY, TransportCapability.REPORTS_DELIVERED_PREFIX));
    }

    @Override
    public TransportTarget openTarget() {
        return new Target(FaultyWebSocketServer.start());
    }

    /** Of the HTTP library and its I/O library. */
    @Override
    public Set<String> sharedThreadNames() {
        return Set.of("OkHttp", "Okio");
    }

    /** A server that confirms nothing it doesn't keep, and keeps nothing it refuses. */
    private static final class Target implements TransportTarget {

        private final FaultyWebSocketServer server;
        private final List<String> kept = new ArrayList<>();
        private int refusal;
        private int room = Integer.MAX_VALUE;

        Target(FaultyWebSocketServer server) {
            this.server = server;
            server.behave(this::receive);
        }

        private void receive(WebSocketSession session) throws IOException {
            for (String message = session.receive(); message != null; message = session.receive()) {
                int code = refusalOf(message);
                if (code != 0) {
                    session.close(code, "not that");
                    session.receiveToEnd();
                    return;
                }
                if (isFull()) {
                    session.reset();
                    return;
                }
            }
        }

        /** The code to close with, or 0 where it keeps the message. */
        private synchronized int refusalOf(String message) {
            if (refusal == 0) {
                kept.add(message);
                room--;
            }
            return refusal;
        }

        private synchronized boolean isFull() {
            return room <= 0;
        }

        @Override
        public Map<String, ?> options() {
            return Map.of(
                    "websocket_url", server.url("/events?key=s3cr3t-key").toString(), "bearer_token", "s3cr3t-token");
        }

        @Override
        public String name() {
            return "127.0.0.1:" + server.port();
        }

        @Override
        public synchronized List<String> lines() {
            return List.copyOf(kept);
        }

        @Override
        public boolean isUntouched() {
            // Waits for none, so that it gives those there are.
            return server.awaitHandshakes(0).isEmpty();
        }

        @Override
        public void goAway() {
            server.refuse();
            server.resetConnections();
        }

        @Override
        public void stallStart() {
            server.stallHandshakes();
        }

        @Override
        public void stallSend() {
            server.behave(WebSocketBehaviour.stall());
        }

        @Override
        public synchronized void refuseAsTooLarge() {
            refusal = 1009;
        }

        @Override
        public synchronized void refusePermanently() {
            refusal = 1008;
        }

        @Override
        public synchronized void failAfter(int events) {
            room = events;
        }

        @Override
        public synchronized void behave() {
            refusal = 0;
            room = Integer.MAX_VALUE;
            server.behave(this::receive);
            server.acceptHandshakes();
            server.listen();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
