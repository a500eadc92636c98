package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** nginx killed ten times while 200,000 events are posted to it. */
class HttpFaultRunIT {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFaultRunIT.class);

    private static final int EVENTS = 200_000;
    private static final int BATCH = 500;
    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndWhatIsDoubledIsKnownByItsKey() throws Exception {
        long seed = System.nanoTime();
        try (NginxServer server = new NginxServer(folder.resolve("nginx"), BATCH, "", "")) {
            Path config = HttpConfig.write(
                    folder.resolve("telemetry.yaml"), "http://127.0.0.1:" + server.port() + "/events", BATCH);
            FaultRun.Result result = FaultRun.run(folder, config, server, EVENTS, KILLS, seed);

            List<NginxServer.Kept> kept = server.kept();
            long arrived =
                    kept.stream().flatMap(request -> request.text().lines()).count();
            // The tests log nothing below warnings.
            LOG.warn(
                    "event=fault_run transport=http seed={} kills={} events={} failed_sends={} requests={} doubled_requests={} doubled_events={}",
                    seed,
                    KILLS,
                    EVENTS,
                    result.count("send_failures_total"),
                    kept.size(),
                    kept.size() - server.keptOnce().size(),
                    arrived - EVENTS);

            assertThat(result.exitStatus()).as(result.err()).isZero();
            assertThat(result.closes()).isTrue();
            assertThat(result.count("accepted_total")).isEqualTo(EVENTS);
            assertThat(result.count("payloads_flushed_total")).isEqualTo(EVENTS);
            assertThat(result.count("dropped_messages")).isZero();
            assertThat(result.count("send_failures_total")).isPositive();
            assertThat(server.keptOnce().stream().map(NginxServer.Kept::text).collect(Collectors.joining()))
                    .isEqualTo(Files.readString(folder.resolve("input.jsonl")));
        }
    }
}
