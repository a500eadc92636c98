package io.townlet.telemetry.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Builds the examples of the documents against the installed jars, and runs what comes out. */
@EnabledIfEnvironmentVariable(named = Outside.REPOSITORY, matches = ".+")
class ExamplesIT {

    private static final Path EXAMPLES = PackagedTree.REPOSITORY.resolve("docs/examples");
    private static final long SIX_MEGABYTES = 6_000_000;

    @TempDir
    Path folder;

    @Test
    void theUdpTransportPassesAndGoesIntoADistribution() throws Exception {
        Outside outside = new Outside(folder);
        outside.copy(EXAMPLES.resolve("udp-transport"), "udp-transport");
        outside.copy(EXAMPLES.resolve("custom-distribution"), "custom-distribution");
        Outside.assertTested(outside.maven("udp-transport", "install"));
        String unused = outside.maven("custom-distribution", "package");
        Path distribution = outside.unzip("custom-distribution", "town-telemetry-1.0.0");
        assertThat(jars(distribution.resolve("lib")))
                .anyMatch(jar -> jar.startsWith("telemetry-core-"))
                .noneMatch(jar -> jar.startsWith("transport-"));
        assertThat(jars(distribution.resolve("plugins/udp-transport"))).containsExactly("udp-transport-1.0.0.jar");
        assertThat(jars(distribution))
                .filteredOn(jar -> jar.matches("(telemetry-api|slf4j-api|jspecify)-.*"))
                .allMatch(jar -> jars(distribution.resolve("lib")).contains(jar));
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String out = outside.telemetry(
                    distribution,
                    Map.of("TOWN_PORT", String.valueOf(socket.getLocalPort())),
                    "demo",
                    "--ticks",
                    "2",
                    "--config",
                    distribution.resolve("conf/town.yaml").toString());
            assertThat(out.lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
        }
    }

    @Test
    void theMinimalDistributionIsSmallAndRuns() throws Exception {
        Outside outside = new Outside(folder);
        outside.copy(EXAMPLES.resolve("minimal-distribution"), "minimal-distribution");
        String unused = outside.maven("minimal-distribution", "package");
        assertThat(folder.resolve("minimal-distribution/target/minimal-telemetry-1.0.0.zip"))
                .isNotEmptyFile()
                .satisfies(zip -> assertThat(Files.size(zip)).isLessThan(SIX_MEGABYTES));
        Path distribution = outside.unzip("minimal-distribution", "minimal-telemetry-1.0.0");
        Path config = Files.writeString(
                folder.resolve("plain.yaml"), "telemetry: {transport: {type: stdout}, transforms: {pipeline: []}}\n");
        assertThat(outside.telemetry(distribution, Map.of(), "demo", "--ticks", "2", "--config", config.toString())
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{"));
    }

    private static List<String> jars(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
