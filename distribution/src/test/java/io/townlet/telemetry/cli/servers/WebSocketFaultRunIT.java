package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real WebSocket server is killed ten times while 200,000 events are sent to it. */
class WebSocketFaultRunIT {

    private static final int EVENTS = 200_000;
    private static final int KILLS = 10;
    private static final long SEED = 20_260_131;
    private static final int BATCH = 500;
    private static final Pattern TICK = Pattern.compile("\\{\"tick\":(\\d+),.*}");

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNoMoreThanABatchIsDoubledAtEachKill() throws Exception {
        Path sample = FaultRun.writeEvents(folder.resolve("sample.jsonl"), 1000);
        try (WsServer server = new WsServer(folder, Files.size(sample) / 1000.0)) {
            Path config = Files.writeString(folder.resolve("telemetry.yaml"), """
                    telemetry:
                      transport:
                        type: websocket
                        websocket_url: %s
                        send_timeout_seconds: 30
                        retry: {max_attempts: unlimited, backoff_seconds: 0.05}
                        buffer: {max_batch_size: %d, max_buffer_bytes: 4194304, flush_interval_ticks: 500}
                        worker: {backpressure: block, block_timeout_seconds: unlimited}
                      transforms: {pipeline: []}
                    """.formatted(server.url(), BATCH));
            FaultRun.Result result = FaultRun.run(folder, config, server, EVENTS, KILLS, SEED);
            server.kill();
            Arrived arrived = Arrived.read(server.messages());
            int connections = Files.readAllLines(server.connections()).size();
            System.out.println("fault run, websocket: events=" + EVENTS + " kills=" + KILLS + " connections="
                    + connections + " lost=" + arrived.lost() + " doubled=" + arrived.doubled() + " torn="
                    + arrived.torn()
                    + " failures=" + result.count("send_failures_total") + " exit=" + result.exitStatus());

            assertThat(result.exitStatus()).as(result.err()).isZero();
            assertThat(result.closes()).as(result.status().toString()).isTrue();
            assertThat(result.count("payloads_flushed_total")).isEqualTo(EVENTS);
            // Some kills may fall so close together that the command had not connected in between.
            assertThat(connections).isBetween(2, KILLS + 1);
            assertThat(arrived.lost()).isZero();
            assertThat(arrived.torn()).isZero();
            assertThat(arrived.doubled()).isLessThanOrEqualTo(KILLS * BATCH);
        }
    }

    private record Arrived(int lost, int doubled, int torn) {

        static Arrived read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            BitSet ticks = new BitSet();
            int torn = 0;
            for (String line : lines) {
                Matcher tick = TICK.matcher(line);
                if (tick.matches()) {
                    ticks.set(Integer.parseInt(tick.group(1)));
                } else {
                    torn++;
                }
            }
            int different = ticks.cardinality();
            return new Arrived(EVENTS - different, lines.size() - torn - different, torn);
        }
    }
}
