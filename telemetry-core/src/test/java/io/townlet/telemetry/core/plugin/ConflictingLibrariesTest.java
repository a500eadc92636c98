package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.TelemetryPipeline;
import io.townlet.telemetry.core.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two plug-ins with two versions of one library that don't go together, side by side in one pipeline. */
@Timeout(60)
class ConflictingLibrariesTest {

    private static final String TRANSPORT = """
            package plugins;
            import io.townlet.telemetry.api.option.*;
            import io.townlet.telemetry.api.transport.*;
            import java.nio.file.*;
            import java.time.Duration;
            import java.util.*;
            public class Writing implements TransportProvider {
                static final Option<Path> FILE = Option.file("file").asRequired();
                public String name() { return "%1$s"; }
                public List<Option<?>> options() { return List.of(FILE); }
                public Transport create(Options options, TransportContext context) {
                    return new Transport() {
                        private void say(String what) {
                            ClassLoader own = Writing.class.getClassLoader();
                            boolean context = Thread.currentThread().getContextClassLoader() == own;
                            try {
                                Files.writeString(options.get(FILE), what + " " + %2$s + " " + context + "\\n",
                                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                            } catch (java.io.IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                        public void start(Duration timeout) { say("start"); }
                        public void send(Batch batch, Duration timeout) { say("send"); }
                        public void close() { say("close"); }
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    private void writePlugin(String name, String library, String call) {
        Path jar = new PluginJar()
                .source("Library", "package plugins; public class Library { " + library + " }")
                .writeTo(folder.resolve("plugins/" + name + "/library.jar"));
        new PluginJar()
                .against(jar)
                .source("Writing", TRANSPORT.formatted(name, call))
                .service(TransportProvider.class, "plugins.Writing")
                .naming(name)
                .writeTo(folder.resolve("plugins/" + name + "/plugin.jar"));
    }

    @Test
    void eachHasItsOwnAndItsLoaderIsTheThreadsInEveryCall() throws IOException {
        writePlugin("one", "public static int version() { return 1; }", "Library.version()");
        writePlugin("two", "public String version = \"two\";", "new Library().version");
        String yaml = """
                telemetry:
                  transports:
                    - {type: one, file: %s}
                    - {type: two, file: %s}
                  transforms: {pipeline: []}
                """.formatted(folder.resolve("one.txt"), folder.resolve("two.txt"));

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (PluginCatalog catalog =
                PluginDiscovery.discover(ClassLoader.getPlatformClassLoader(), folder.resolve("plugins"))) {
            TelemetryPipeline pipeline = TelemetryPipeline.builder()
                    .config(ConfigReader.of(catalog).read(yaml, "t.yaml", folder))
                    .start();
            pipeline.emit("loop.tick", Map.of("tick", 1));
            LedgerReport report = pipeline.close(Duration.ofSeconds(30));

            assertThat(report.complete()).isTrue();
            assertThat(catalog.leftThreads()).isEmpty();
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(Files.readString(folder.resolve("one.txt")).lines().distinct())
                .containsExactly("start 1 true", "send 1 true", "close 1 true");
        assertThat(Files.readString(folder.resolve("two.txt")).lines().distinct())
                .containsExactly("start two true", "send two true", "close two true");
    }
}
