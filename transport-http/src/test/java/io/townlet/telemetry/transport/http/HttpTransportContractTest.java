package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.http.FaultyHttpServer;
import io.townlet.telemetry.testkit.http.HttpAnswer;
import io.townlet.telemetry.testkit.http.HttpFault;
import io.townlet.telemetry.testkit.http.RecordedRequest;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That the transport holds to what every transport must. */
class HttpTransportContractTest extends TransportContract implements TransportFixture {

    @Override
    public TransportFixture fixture() {
        return this;
    }

    @Override
    public TransportProvider provider() {
        return new HttpTransportProvider();
    }

    @Override
    public Set<TransportCapability> capabilities() {
        // A batch is one request, so that it has no middle to fail at. A start that stalls is tested in this module.
        return EnumSet.of(
                TransportCapability.DELIVERS_TO_TARGET,
                TransportCapability.CONFIRMS_DELIVERY,
                TransportCapability.RESTARTABLE_TARGET,
                TransportCapability.STALLS_ON_SEND,
                TransportCapability.REFUSES_TOO_LARGE,
                TransportCapability.REFUSES_PERMANENTLY,
                TransportCapability.ASKS_FOR_DELAY);
    }

    @Override
    public TransportTarget openTarget() {
        return new Target(FaultyHttpServer.start());
    }

    /** Of the HTTP library and its I/O library. */
    @Override
    public Set<String> sharedThreadNames() {
        return Set.of("OkHttp", "Okio");
    }

    private record Target(FaultyHttpServer server) implements TransportTarget {

        @Override
        public Map<String, ?> options() {
            return Map.of("endpoint", server.url("/events").toString(), "bearer_token", "s3cr3t-token");
        }

        @Override
        public String name() {
            return "127.0.0.1:" + server.port();
        }

        @Override
        public List<String> lines() {
            return server.requests().stream()
                    .map(RecordedRequest::text)
                    .flatMap(String::lines)
                    .toList();
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

        @Override
        public void stallSend() {
            server.otherwise(HttpAnswer.none(HttpFault.Kind.STALL, HttpFault.Place.BEFORE_REQUEST_BODY));
        }

        @Override
        public void refuseAsTooLarge() {
            refuse(HttpAnswer.status(413));
        }

        @Override
        public void refusePermanently() {
            refuse(HttpAnswer.status(400));
        }

        @Override
        public void askForDelay(Duration delay) {
            refuse(HttpAnswer.status(429).withHeader("Retry-After", String.valueOf(delay.toSeconds())));
        }

        /** Before it has read the batch, which therefore counts as not arrived. */
        private void refuse(HttpAnswer answer) {
            server.otherwise(answer.early());
        }

        @Override
        public void behave() {
            server.otherwise(HttpAnswer.status(200));
            server.listen();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
