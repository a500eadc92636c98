package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that load and then misbehave, each beside one that works: that one delivers all, and the ledger of the other is closed. */
@Timeout(120)
class MisbehavingPluginsTest {

    private static final String MAKING = """
            package plugins;
            import io.townlet.telemetry.api.option.*;
            import io.townlet.telemetry.api.transport.*;
            import java.time.Duration;
            public class %1$s implements TransportProvider {
                public String name() { return "%2$s"; }
                public Transport create(Options options, TransportContext context) {
                    %3$s
                    return new Transport() {
                        public void start(Duration timeout) { %4$s }
                        public void send(Batch batch, Duration timeout) { %5$s }
                        public void close() {}
                    };
                }
            }
            """;
    private static final String HANGS = """
            java.util.concurrent.locks.LockSupport.park();
            while (true) { java.util.concurrent.locks.LockSupport.park(); Thread.interrupted(); }
            """;

    @TempDir
    Path folder;

    private void write(String name, String create, String start, String send) {
        String type = name.equals("good") ? "Good" : "Bad";
        new PluginJar()
                .source(type, MAKING.formatted(type, name, create, start, send))
                .service(TransportProvider.class, "plugins." + type)
                .naming(name)
                .writeTo(folder.resolve(name + "/" + name + ".jar"));
    }

    private interface Check {
        void of(PluginCatalog catalog, LedgerReport report, TransportStatus bad);
    }

    private PluginCatalog discover() throws IOException {
        return PluginDiscovery.discover(ClassLoader.getPlatformClassLoader(), folder);
    }

    private static PipelineConfig read(PluginCatalog catalog, String pipeline) {
        String yaml = "telemetry: {transports: [{type: good}, {type: bad, connect_timeout_seconds: 0, retry: "
                + "{backoff_seconds: 0}}], transforms: {pipeline: " + pipeline + "}}";
        return ConfigReader.of(catalog).read(yaml, "t.yaml", Path.of(""));
    }

    private void run(Check check) throws IOException {
        write("good", "", "", "");
        try (PluginCatalog catalog = discover()) {
            TelemetryPipeline pipeline =
                    TelemetryPipeline.builder().config(read(catalog, "[]")).start();
            for (int tick = 1; tick <= 10; tick++) {
                pipeline.emit("loop.tick", Map.of("tick", tick));
            }
            LedgerReport flushed = pipeline.flush(Duration.ofSeconds(60));
            assertThat(flushed.ledgers()).allMatch(ledger -> ledger.queued() == 0);
            LedgerReport report = pipeline.close(Duration.ofSeconds(10));

            assertThat(report.ledgers().get(0).delivered()).isEqualTo(10);
            Ledger bad = report.ledgers().get(1);
            assertThat(bad.accepted()).isEqualTo(bad.delivered() + bad.dropped() + bad.inDoubt());
            check.of(catalog, report, pipeline.latestTransportStatus().get(1));
        }
    }

    @Test
    void whatCannotBeMadeLosesItsOwnEventsAlone() throws IOException {
        write("bad", "if (true) throw new IllegalStateException(\"no luck\");", "", "");

        run((catalog, report, bad) -> {
            assertThat(report.ledgers().get(1).dropped(DropReason.TRANSPORT_FAILED))
                    .isEqualTo(10);
            assertThat(bad.workerAlive()).isFalse();
            assertThat(bad.workerError()).isEqualTo("its create() throws java.lang.IllegalStateException: no luck");
        });
    }

    @Test
    void aStartThatHangsIsGivenUpInBoundedTime() throws IOException {
        write("bad", "", HANGS, "");

        run((catalog, report, bad) -> {
            assertThat(report.ledgers().get(1).dropped(DropReason.TRANSPORT_FAILED))
                    .isEqualTo(10);
            assertThat(bad.workerAlive()).isFalse();
            assertThat(bad.workerError())
                    .isEqualTo("its start() didn't return within 5 s, nor once it was closed and interrupted");
        });
    }

    @Test
    void aSendThatThrowsAnErrorIsACrashAndInTheEndAFailure() throws IOException {
        write("bad", "", "", "throw new LinkageError(\"broken\");");

        run((catalog, report, bad) -> {
            assertThat(report.ledgers().get(1).delivered()).isZero();
            assertThat(bad.workerRestartCount()).isPositive();
            assertThat(bad.workerError()).isEqualTo("java.lang.LinkageError: broken");
        });
    }

    @Test
    void aThreadThatIsLeftRunningIsNamedAndADaemonIsNot() throws IOException {
        String leak = """
                Thread left = new Thread(() -> { while (!Boolean.getBoolean("townlet.test.end"))
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000L); }, "bad-poller");
                left.start();
                Thread daemon = new Thread(left::run, "bad-daemon");
                daemon.setDaemon(true);
                daemon.start();
                """;
        write("bad", leak, "", "");
        try {
            run((catalog, report, bad) -> {
                assertThat(report.complete()).isTrue();
                assertThat(catalog.leftThreads())
                        .contains(new LeftThread("bad", "bad-poller"))
                        .doesNotContain(new LeftThread("bad", "bad-daemon"));
            });
        } finally {
            System.setProperty("townlet.test.end", "true");
        }
    }

    @Test
    void aTransformThatCannotBeMadeKeepsThePipelineFromStarting() throws IOException {
        write("good", "", "", "");
        write("bad", "", "", "");
        new PluginJar()
                .source("Turn", """
                        package plugins;
                        import io.townlet.telemetry.api.option.Options;
                        import io.townlet.telemetry.api.transform.*;
                        public class Turn implements TransformProvider {
                            public String name() { return "turn"; }
                            public Transform create(Options options, TransformContext context) { throw new AssertionError("no"); }
                        }
                        """)
                .service(TransformProvider.class, "plugins.Turn")
                .writeTo(folder.resolve("turn/turn.jar"));

        try (PluginCatalog catalog = discover()) {
            PipelineConfig config = read(catalog, "[turn]");

            assertThatExceptionOfType(InvalidOptionException.class)
                    .isThrownBy(() -> TelemetryPipeline.builder().config(config).start())
                    .withMessage(
                            "the transform 'turn' can't be made: its create() throws java.lang.AssertionError: no; mend the"
                                    + " plug-in, or leave it out of the pipeline");
        }
    }
}
