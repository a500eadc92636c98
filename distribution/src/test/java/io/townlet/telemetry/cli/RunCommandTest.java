package io.townlet.telemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.townlet.telemetry.cli.CommandProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code telemetry run} as a process. */
@Timeout(120)
class RunCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeConfigurations() throws Exception {
        Files.writeString(folder.resolve("file.yaml"), """
                telemetry:
                  transport: {type: file, file_path: out.jsonl}
                  transforms:
                    pipeline:
                      - redact_fields: {fields: [policy_identity]}
                """);
        Files.writeString(folder.resolve("stdout.yaml"), "telemetry: {transforms: {pipeline: []}}\n");
    }

    @Test
    void carriesAStreamIntoAFileWithoutWhatIsRedacted() throws Exception {
        List<String> lines = TestStream.snapshots(200);
        Files.write(folder.resolve("in.jsonl"), lines);
        Outcome outcome = CommandProcess.run(
                folder, "run", "--config", "file.yaml", "--input", "in.jsonl", "--status-file", "status.json");

        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("200 lines, 200 events, 0 bad lines")
                .contains("file: accepted 200, delivered 200, filtered 0, dropped 0, in doubt 0");
        assertThat(TestStream.parse(folder.resolve("out.jsonl")))
                .isEqualTo(TestStream.without("policy_identity", TestStream.parse(lines)));

        JsonNode status = TestStream.parse(folder.resolve("status.json")).get(0);
        JsonNode transport = status.path("transports").path(0);
        assertThat(transport.path("type").asText()).isEqualTo("file");
        assertThat(transport.path("accepted_total").asLong()).isEqualTo(200);
        assertThat(transport.path("payloads_flushed_total").asLong()).isEqualTo(200);
        assertThat(transport.path("queue_length").asLong()).isZero();
        assertThat(transport.path("dropped_messages").asLong()).isZero();
        assertThat(transport.path("bytes_flushed_total").asLong()).isEqualTo(Files.size(folder.resolve("out.jsonl")));
        assertThat(status.path("pipeline").isObject()).isTrue();
        assertThat(status.path("input").toString()).isEqualTo("{\"lines\":200,\"events\":200,\"bad_lines\":0}");
    }

    @Test
    void standardOutputHoldsDataOnly() throws Exception {
        Outcome outcome = CommandProcess.run(
                folder, "{\"tick\":1}\nrubbish\n{\"tick\":2}".getBytes(UTF_8), "run", "--config", "stdout.yaml");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("{\"tick\":1}\n{\"tick\":2}\n");
        assertThat(outcome.err()).contains("line 2 is not a JSON event").contains("3 lines, 2 events, 1 bad lines");
    }

    @Test
    void readsBackTheEnvelopesThatItWrites() throws Exception {
        String envelope = "{\"name\":\"console.result\",\"kind\":\"console\",\"tick\":3,\"metadata\":{\"by\":\"me\"},"
                + "\"payload\":{\"a\":1}}\n";
        Outcome outcome = CommandProcess.run(
                folder,
                envelope.getBytes(UTF_8),
                "run",
                "--config",
                "stdout.yaml",
                "--input",
                "-",
                "--set",
                "telemetry.encoding=envelope");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo(envelope);
    }

    @Test
    void garbageOfFourMegabytesCostsNothingOfTheGoodLinesAndCannotSteerTheTerminal() throws Exception {
        Random random = new Random(3);
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        int good = 0;
        int bad = 0;
        while (input.size() < 4_000_000) {
            input.writeBytes(("{\"tick\":" + ++good + "}\n").getBytes(UTF_8));
            for (int i = 0; i < 50; i++) {
                byte[] garbage = new byte[1 + random.nextInt(3000)];
                random.nextBytes(garbage);
                for (int at = 0; at < garbage.length; at++) {
                    garbage[at] = garbage[at] == '\n' ? 0 : garbage[at];
                }
                input.writeBytes("\u001b[2J\u0007".getBytes(UTF_8));
                input.writeBytes(garbage);
                input.write('\n');
                bad++;
            }
        }
        Outcome outcome = CommandProcess.run(folder, input.toByteArray(), "run", "--config", "stdout.yaml");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, good)
                        .mapToObj(tick -> "{\"tick\":" + tick + "}")
                        .toList());
        assertThat(outcome.err())
                .contains("lines 2-51: 50 lines are not JSON events")
                .contains((good + bad) + " lines, " + good + " events, " + bad + " bad lines")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aLossIsToldOfInOneLineAndInTheStatus() throws Exception {
        Files.writeString(folder.resolve("in.jsonl"), "{\"a\":1}\n{\"a\":\"" + "x".repeat(5000) + "\"}\n{\"a\":2}\n");
        Outcome outcome = CommandProcess.run(
                folder,
                "run",
                "--config",
                "file.yaml",
                "--input",
                "in.jsonl",
                "--set",
                "telemetry.transport.buffer.max_buffer_bytes=1024");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err().lines().filter(line -> line.contains("lost")))
                .singleElement()
                .asString()
                .isEqualTo("telemetry: lost 1 of 3 events at file (too_large 1)");
        assertThat(folder.resolve("out.jsonl")).hasContent("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void oneTransportThatIsLostForGoodLeavesTheOthersAlone() throws Exception {
        Files.writeString(folder.resolve("two.yaml"), """
                telemetry:
                  transports:
                    - {type: stdout, id: pipe}
                    - {type: file, file_path: out.jsonl}
                  transforms: {pipeline: []}
                """);
        try (CommandProcess command = CommandProcess.startUnread(folder, "run", "--config", "two.yaml")) {
            command.out().close();
            for (int tick = 1; tick <= 500; tick++) {
                command.give("{\"tick\":" + tick + "}\n");
            }
            command.endInput();
            Outcome outcome = command.await();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err()).contains("lost 500 of 500 events at pipe (permanent 500)");
            assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(500);
        }
    }

    @Test
    void aClosedPipeEndsAnEndlessRunWithOneLine() throws Exception {
        try (CommandProcess command = CommandProcess.startUnread(folder, "demo", "--ticks", "1000000000")) {
            assertThat(command.out().read()).isEqualTo('{');
            command.out().close();
            Outcome outcome = command.await();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("telemetry: lost ")
                    .contains("standard output was closed");
        }
    }

    @Test
    void onSigtermWhatWasReadIsDelivered() throws Exception {
        // Nothing would be sent yet: only the drain makes it go out.
        try (CommandProcess command = CommandProcess.start(
                folder,
                "run",
                "--config",
                "file.yaml",
                "--set",
                "telemetry.transport.worker_poll_seconds=10",
                "--set",
                "telemetry.transport.buffer.max_batch_size=65536",
                "--set",
                "telemetry.transport.buffer.flush_interval_ticks=10000")) {
            for (int tick = 1; tick <= 200; tick++) {
                command.give("{\"tick\":" + tick + "}\n");
            }
            // The report of a bad line comes with the next good one: then all these have been read.
            command.give("rubbish\n{\"tick\":201}\n{\"tick\":2");
            command.awaitErr("line 201");
            command.terminate();
            Outcome outcome = command.await();
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(outcome.err()).contains("202 lines, 201 events, 1 bad lines");
            assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 201)
                            .mapToObj(tick -> "{\"tick\":" + tick + "}")
                            .toList());
        }
    }

    @Test
    void onSigtermTheStatusTellsOfALoss() throws Exception {
        try (CommandProcess command = CommandProcess.start(
                folder,
                "run",
                "--config",
                "file.yaml",
                "--set",
                "telemetry.transport.file_path=" + folder.resolve("file.yaml/below-a-file.jsonl"))) {
            command.give("{\"tick\":1}\nrubbish\n{\"tick\":2}\n");
            command.awaitErr("line 2");
            command.terminate();
            Outcome outcome = command.await();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err()).contains("lost 2 of 2 events at file").doesNotContain("\tat ");
        }
    }

    @Test
    void afterAKillTheNextRunLeavesWholeLinesOnly() throws Exception {
        try (CommandProcess command = CommandProcess.start(folder, "run", "--config", "file.yaml")) {
            for (String line : TestStream.snapshots(300)) {
                command.give(line + "\n");
            }
            command.give("rubbish\n{\"tick\":301}\n");
            command.awaitErr("line 301");
            command.kill();
            command.await();
        }
        // A kill in the middle of a write can't be timed, so its worst trace is made by hand.
        Path out = folder.resolve("out.jsonl");
        Files.writeString(out, "{\"tick\":9,\"half\":\"a li", StandardOpenOption.CREATE, StandardOpenOption.APPEND);

        List<String> second = TestStream.snapshots(50);
        Files.write(folder.resolve("in.jsonl"), second);
        Outcome outcome = CommandProcess.run(folder, "run", "--config", "file.yaml", "--input", "in.jsonl");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        List<JsonNode> lines = TestStream.parse(out);
        assertThat(lines.subList(lines.size() - 50, lines.size()))
                .isEqualTo(TestStream.without("policy_identity", TestStream.parse(second)));
    }

    @Test
    void refusesToReadWhatItWrites() throws Exception {
        Path file = Files.write(folder.resolve("out.jsonl"), TestStream.snapshots(2));
        String before = Files.readString(file);
        Outcome outcome = CommandProcess.run(folder, "run", "--config", "file.yaml", "--input", "./out.jsonl");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the file_path of transport 'file' and the input are the same file, out.jsonl; give one");
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void refusesToWriteTheStatusOverTheConfiguration() throws Exception {
        String before = Files.readString(folder.resolve("file.yaml"));
        Outcome outcome = CommandProcess.run(
                folder, "run", "--config", "file.yaml", "--input", "/dev/null", "--status-file", "file.yaml");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("the status file and the configuration are the same file");
        assertThat(folder.resolve("file.yaml")).content().isEqualTo(before);
    }

    @Test
    void refusesTwoTransportsOfOneFileThatDoesNotExistYet() throws Exception {
        Files.writeString(folder.resolve("two.yaml"), """
                telemetry:
                  transports:
                    - {id: one, type: file, file_path: same.jsonl}
                    - {id: two, type: file, file_path: ./same.jsonl}
                  transforms: {pipeline: []}
                """);
        Outcome outcome = CommandProcess.run(folder, "run", "--config", "two.yaml", "--input", "/dev/null");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("transport 'two'", "transport 'one'", "are the same file");
    }
}
