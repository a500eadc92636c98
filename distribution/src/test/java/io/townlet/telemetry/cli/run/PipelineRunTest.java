package io.townlet.telemetry.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.input.BadLineReports;
import io.townlet.telemetry.cli.input.EventLines;
import io.townlet.telemetry.cli.input.EventSource;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.cli.input.LineSplitter;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.core.transport.TransportSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PipelineRunTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(600);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, UTF_8), false);
    private final InputCounts counts = new InputCounts();
    private final StopGate gate = new StopGate();
    private final ExecutorService main = Executors.newSingleThreadExecutor();

    @TempDir
    Path folder;

    private @Nullable TelemetryPipeline pipeline;

    @AfterEach
    void stopMain() {
        main.shutdownNow();
    }

    @Test
    void deliversEverythingAndSaysSo() throws Exception {
        TestTransports.Recording out = new TestTransports.Recording();
        assertThat(run(out, lines("{\"tick\":1}\nrubbish\n{\"tick\":2}"), AMPLE).call())
                .isEqualTo(PipelineRun.ALL_DELIVERED);
        assertThat(out.lines()).containsExactly("{\"tick\":1}", "{\"tick\":2}");
        assertThat(said())
                .contains("line 2 is not a JSON event")
                .contains("3 lines, 2 events, 1 bad lines")
                .contains("test: accepted 2, delivered 2, filtered 0, dropped 0, in doubt 0");
        assertThat(folder.resolve("status.json"))
                .content()
                .contains("\"payloads_flushed_total\":2")
                .endsWith("\"input\":{\"lines\":3,\"events\":2,\"bad_lines\":1}}\n");
    }

    @Test
    void waitsForATargetThatComesBack() throws Exception {
        TestTransports.ComingBack out = new TestTransports.ComingBack(4);
        assertThat(run(out, lines("{\"tick\":1}"), AMPLE).call()).isEqualTo(PipelineRun.ALL_DELIVERED);
        assertThat(out.sends()).isEqualTo(5);
    }

    @Test
    void aStopWhileTheInputIsSilentDeliversWhatWasRead() throws Exception {
        TestTransports.Recording out = new TestTransports.Recording();
        PipedOutputStream producer = new PipedOutputStream();
        PipedInputStream pipe = new PipedInputStream(producer);
        Future<Integer> status = main.submit(run(out, lines(gate.guard(pipe)), AMPLE));
        producer.write("{\"tick\":1}\n{\"tick\":2}\n{\"tick\":".getBytes(UTF_8));
        producer.flush();
        out.awaitLines(2);
        gate.requestStop();
        assertThat(status.get()).isEqualTo(PipelineRun.ALL_DELIVERED);
        assertThat(counts.lines()).isEqualTo(2);
    }

    @Test
    void aStopInTheMiddleOfAnEndlessInputDeliversWhatWasRead() throws Exception {
        TestTransports.Recording out = new TestTransports.Recording();
        Future<Integer> status = main.submit(run(out, endless(), AMPLE));
        out.awaitLines(1000);
        gate.requestStop();
        assertThat(status.get()).isEqualTo(PipelineRun.ALL_DELIVERED);
        assertThat(out.lines()).hasSize((int) counts.events());
    }

    @Test
    void aTargetThatHangsIsGivenUpInTheDrainTime() throws Exception {
        TestTransports.Hanging out = new TestTransports.Hanging();
        Future<Integer> status = main.submit(run(out, endless(), SHORT));
        out.awaitSend();
        gate.requestStop();
        assertThat(status.get()).isEqualTo(PipelineRun.SOMETHING_LOST);
        Ledger ledger = ledger();
        assertThat(ledger.closes()).isTrue();
        assertThat(ledger.queued()).isZero();
        assertThat(ledger.inDoubt()).isPositive();
        assertThat(said()).contains("lost ").contains("shutdown");
    }

    @Test
    void aTargetThatIsAwayIsWaitedForUntilAStop() throws Exception {
        TestTransports.ComingBack out = new TestTransports.ComingBack(Integer.MAX_VALUE);
        Future<Integer> status = main.submit(run(out, lines("{\"tick\":1}"), SHORT));
        out.awaitSends(3);
        gate.requestStop();
        assertThat(status.get()).isEqualTo(PipelineRun.SOMETHING_LOST);
        assertThat(ledger().dropped(DropReason.SHUTDOWN)).isEqualTo(1);
        assertThat(said()).contains("lost 1 of 1 events at test (shutdown 1); last error: away");
    }

    @Test
    void readingOnEndsWhenNoTransportIsLeft() throws Exception {
        assertThat(run(new TestTransports.Crashing(), endless(), AMPLE).call()).isEqualTo(PipelineRun.SOMETHING_LOST);
        assertThat(ledger().dropped(DropReason.TRANSPORT_FAILED)).isPositive();
        assertThat(ledger().closes()).isTrue();
    }

    @Test
    void anInputThatBreaksIsALossThoughAllElseIsDelivered() throws Exception {
        TestTransports.Recording out = new TestTransports.Recording();
        EventSource breaking = new EventSource() {
            private boolean given;

            @Override
            public TelemetryEvent next() throws IOException {
                if (given) {
                    throw new IOException("the disk is gone");
                }
                given = true;
                return TelemetryEvent.of("event", Payload.empty());
            }
        };
        assertThat(run(out, breaking, AMPLE).call()).isEqualTo(PipelineRun.SOMETHING_LOST);
        assertThat(out.lines()).containsExactly("{}");
        assertThat(said()).contains("the input can't be read on: the disk is gone");
    }

    @Test
    void aSourceThatCrashesIsToldOfWithoutAStackTrace() throws Exception {
        EventSource crashing = () -> {
            throw new IllegalStateException("a defect");
        };
        assertThat(run(new TestTransports.Recording(), crashing, AMPLE).call()).isEqualTo(PipelineRun.SOMETHING_LOST);
        assertThat(said()).contains("a defect").doesNotContain("\tat ");
    }

    private Callable<Integer> run(Transport transport, EventSource source, Duration drainTime) {
        DeliverySettings settings = DeliverySettings.defaults()
                .withRetry(new DeliverySettings.Retry(OptionType.UNLIMITED_COUNT, Duration.ofMillis(1)))
                .withWorker(new DeliverySettings.Worker(Backpressure.BLOCK, OptionType.UNLIMITED_TIME, 3));
        TelemetryPipeline started = TelemetryPipeline.builder()
                .transport(new TransportSpec("test", "test", "test/1", settings, context -> transport))
                .seed(1)
                .start();
        pipeline = started;
        RunMonitor monitor = new RunMonitor(
                console, counts, started::pipelineCounters, List::of, new StatusFile(folder.resolve("status.json")));
        return new PipelineRun(started, new EventFeed(source, started, counts), gate, monitor, drainTime)::run;
    }

    private EventSource lines(String text) {
        return lines(gate.guard(new ByteArrayInputStream(text.getBytes(UTF_8))));
    }

    private EventSource lines(InputStream in) {
        return new EventLines(new LineSplitter(in, 1000), new BadLineReports(console::say, 10), counts);
    }

    private EventSource endless() {
        return () -> gate.stopRequested() ? null : TelemetryEvent.of("event", Payload.empty());
    }

    private Ledger ledger() {
        return pipeline.ledgers().ledger("test");
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
