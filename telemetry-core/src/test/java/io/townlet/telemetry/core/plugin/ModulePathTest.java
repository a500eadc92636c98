package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.yaml.snakeyaml.Yaml;

/** A program and its plug-ins on the module path, as a process of its own, since the tests themselves run on the class path. */
class ModulePathTest {

    private static final String MAIN = """
            package plugins;
            import io.townlet.telemetry.core.plugin.*;
            public class Main {
                public static void main(String[] arguments) {
                    PluginCatalog catalog = PluginDiscovery.discover();
                    catalog.transports().forEach((name, plugin) -> System.out.println("found " + name + " of " + plugin.id()));
                    catalog.refused().forEach(refused -> System.out.println("refused " + refused.name() + ": " + refused.reason()));
                }
            }
            """;

    private static final String MODULE_INFO = """
            module sample {
                requires io.townlet.telemetry.api;
                requires io.townlet.telemetry.core;
                provides io.townlet.telemetry.api.transport.TransportProvider
                    with plugins.Good, plugins.Methodical, plugins.Throwing;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void whatModulesProvideIsFound() throws IOException, InterruptedException {
        String modulePath = path(
                PluginDiscovery.class,
                TransportProvider.class,
                Logger.class,
                MpscUnboundedAtomicArrayQueue.class,
                Yaml.class);
        Path sample = PluginJar.good("Good", "good")
                .modulePath(modulePath + File.pathSeparator + path(NullMarked.class))
                .source("module-info", MODULE_INFO)
                .source("Main", MAIN)
                .source(
                        "Methodical",
                        "package plugins; public class Methodical { public static Made provider() { return new Made(); } }")
                .source("Made", PluginJar.transport("Made", "made", ""))
                .source(
                        "Throwing",
                        PluginJar.transport(
                                "Throwing",
                                "throwing",
                                "public Throwing() { throw new IllegalStateException(\"no\"); }"))
                .source("Forgotten", PluginJar.transport("Forgotten", "forgotten", ""))
                .service(TransportProvider.class, "plugins.Good", "plugins.Methodical", "plugins.Forgotten")
                .descriptor("transport-sample", "1.2", "[1.0,2)")
                .writeTo(folder.resolve("sample.jar"));

        assertThat(run(modulePath + File.pathSeparator + sample))
                .containsExactly(
                        "found good of transport-sample/1.2",
                        "found made of transport-sample/1.2",
                        "refused plugins.Forgotten: is in the module sample, which doesn't provide it; add 'provides "
                                + "io.townlet.telemetry.api.transport.TransportProvider with plugins.Forgotten' to its "
                                + "module-info",
                        "refused plugins.Throwing: its constructor throws java.lang.IllegalStateException: no");
    }

    private static String path(Class<?>... types) {
        return Stream.of(types)
                .map(PluginJar::locationOf)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Stream<String> run(String modulePath) throws IOException, InterruptedException {
        String home = System.getProperty("townlet.java.home", System.getProperty("java.home"));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(home + "/bin/java", "-p", modulePath, "-m", "sample/plugins.Main")
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).lines();
    }
}
