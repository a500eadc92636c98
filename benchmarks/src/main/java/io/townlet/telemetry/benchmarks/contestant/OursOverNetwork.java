package io.townlet.telemetry.benchmarks.contestant;

import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.transport.http.HttpTransportProvider;
import io.townlet.telemetry.transport.tcp.TcpTransportProvider;
import java.time.Duration;
import java.util.Map;

/** Sets the pipeline up with a transport to a server. */
final class OursOverNetwork {

    private static final int TCP_BATCH = 512;
    private static final int HTTP_BATCH = 500;

    /** So rarely that only full batches go out while events keep coming. */
    private static final int FLUSH_INTERVAL_TICKS = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a server that never reads holds up is given up soon. */
    private static final Duration STALLED_CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private OursOverNetwork() {}

    static OursContestant tcp(Place place) {
        return tcp(plaintext(place), "tcp, plaintext", patient(TCP_BATCH));
    }

    static OursContestant tls(Place place) {
        Map<String, Object> options =
                Map.of("endpoint", place.address(), "ca_file", place.file().toString());
        return tcp(options, "tcp, TLS, host name verified", patient(TCP_BATCH));
    }

    private static OursContestant tcp(Map<String, Object> options, String transport, DeliverySettings delivery) {
        return new OursContestant(
                new TcpTransportProvider(), options, transport, delivery, OursContestant.CLOSE_TIMEOUT);
    }

    static OursContestant dropping(Place place) {
        return new OursContestant(
                new TcpTransportProvider(),
                plaintext(place),
                "tcp, plaintext",
                DeliverySettings.defaults().withBuffer(buffer(TCP_BATCH)),
                STALLED_CLOSE_TIMEOUT);
    }

    static OursContestant http(Place place) {
        return new OursContestant(
                new HttpTransportProvider(),
                Map.of("endpoint", "http://" + place.address() + "/events"),
                "http, ndjson, no compression",
                patient(HTTP_BATCH),
                OursContestant.CLOSE_TIMEOUT);
    }

    /** A time-out that strikes would measure how busy the machine is: the others' are ten seconds or none. */
    private static DeliverySettings patient(int batch) {
        DeliverySettings blocking = OursContestant.blocking(buffer(batch));
        return new DeliverySettings(
                PATIENCE, PATIENCE, blocking.workerPoll(), blocking.retry(), blocking.buffer(), blocking.worker());
    }

    private static Map<String, Object> plaintext(Place place) {
        return Map.of(
                "endpoint", place.address(), "enable_tls", false, "allow_plaintext", true, "dev_allow_plaintext", true);
    }

    private static DeliverySettings.Buffer buffer(int batch) {
        return new DeliverySettings.Buffer(batch, OursContestant.BUFFER_BYTES, FLUSH_INTERVAL_TICKS);
    }
}
