package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged command sends to a real WebSocket server. */
class WebSocketServerIT {

    private static final int EVENTS = 5000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"event, none", "event, deflate", "batch, none", "batch, deflate"})
    void allEventsArriveInOrderAsTheyWereRead(String message, String compression) throws Exception {
        Path input = FaultRun.writeEvents(folder.resolve("input.jsonl"), EVENTS);
        try (WsServer server = new WsServer(folder, (double) Files.size(input) / EVENTS)) {
            server.start();
            Path config = Files.writeString(
                    folder.resolve("telemetry.yaml"), """
                    telemetry:
                      transport:
                        type: websocket
                        websocket_url: %s
                        send_timeout_seconds: 30
                        message: %s
                        compression: %s
                        buffer: {max_batch_size: 500, max_buffer_bytes: 4194304, flush_interval_ticks: 500}
                      transforms: {pipeline: []}
                    """.formatted(server.url(), message, compression));
            PackagedTree.Outcome outcome = PackagedTree.run(
                    folder,
                    List.of(
                            PackagedTree.LAUNCHER.toString(),
                            "run",
                            "--config",
                            config.toString(),
                            "--input",
                            input.toString()));
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(Files.mismatch(input, server.messages())).isEqualTo(-1);
            assertThat(server.connections())
                    .hasContent(compression.equals("deflate") ? "extensions=permessage-deflate\n" : "extensions=\n");
        }
    }
}
