package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills rsyslog again and again while it is sent to. docs/transport-tcp.md tells what this measures, and why. */
class TcpFaultRunIT {

    private static final int EVENTS = 200_000;
    private static final int KILLS = 10;

    /** A mebibyte: several times what the two systems and rsyslog were seen to hold, and too little for what is left to be lost as well. */
    private static final int MAX_LOST_PER_KILL = 1024 * 1024 / FaultRun.LINE_BYTES;

    private static final Pattern TICK = Pattern.compile("\\{\"tick\":(\\d+),.*}");

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void theLedgerClosesThoughTheServerIsKilledTenTimes() throws Exception {
        try (Rsyslog server = Rsyslog.plaintext(folder.resolve("server"))) {
            Path config = Files.writeString(folder.resolve("telemetry.yaml"), """
                    telemetry:
                      transport:
                        type: tcp
                        endpoint: 127.0.0.1:%d
                        allow_plaintext: true
                        dev_allow_plaintext: true
                        worker_poll_seconds: 0.05
                        retry: {max_attempts: unlimited, backoff_seconds: 0.05}
                        buffer: {max_batch_size: 512, max_buffer_bytes: 1048576, flush_interval_ticks: 512}
                        worker: {backpressure: block, block_timeout_seconds: unlimited}
                      transforms: {pipeline: []}
                    """.formatted(server.port()));
            FaultRun.Result result = FaultRun.run(folder, config, server, EVENTS, KILLS, 20260101);
            server.stop();

            assertThat(result.exitStatus()).as(result.err()).isZero();
            assertThat(result.closes()).as(result.status().toString()).isTrue();
            assertThat(result.count("accepted_total")).isEqualTo(EVENTS);
            assertThat(result.count("payloads_flushed_total")).isEqualTo(EVENTS);
            assertThat(result.count("send_failures_total")).isPositive();

            List<List<String>> received = server.received();
            assertThat(received).hasSize(1 + KILLS);
            BitSet arrived = new BitSet();
            long doubled = 0;
            for (List<String> ofOneServer : received) {
                int last = 0;
                for (String line : ofOneServer) {
                    Matcher tick = TICK.matcher(line);
                    assertThat(tick.matches()).as(line).isTrue();
                    int number = Integer.parseInt(tick.group(1));
                    assertThat(number).as("in order over one connection").isGreaterThan(last);
                    last = number;
                    doubled += arrived.get(number) ? 1 : 0;
                    arrived.set(number);
                }
            }
            int lost = EVENTS - arrived.cardinality();
            System.out.println("tcp fault run: events=" + EVENTS + " kills=" + KILLS + " lost=" + lost + " doubled="
                    + doubled + " send_failures=" + result.count("send_failures_total"));
            // The last server was never killed.
            assertThat(arrived.get(EVENTS)).isTrue();
            assertThat(lost).isBetween(0, KILLS * MAX_LOST_PER_KILL);
            assertThat(doubled)
                    .as("an event that was flushed whole is not sent again")
                    .isZero();
        }
    }
}
