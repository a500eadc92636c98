package io.townlet.telemetry.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Raises the version of one transport alone, and uses it with the core as it is. */
@EnabledIfEnvironmentVariable(named = Outside.REPOSITORY, matches = ".+")
class SeparateVersionIT {

    private static final String OTHER = "0.1.99";

    /** What the example takes from elsewhere. */
    private static final String UDP = """
            <dependency>
              <groupId>com.example</groupId>
              <artifactId>udp-transport</artifactId>
              <version>1.0.0</version>
              <classifier>plugin</classifier>
              <type>zip</type>
            </dependency>
        """;

    @TempDir
    Path folder;

    @Test
    void aNewerTransportWorksWithTheOlderCoreByTheBom() throws Exception {
        Outside outside = new Outside(folder);
        // The module alone, as it is in a clone: its parent and all that it needs come from the repository.
        outside.copy(PackagedTree.REPOSITORY.resolve(".mvn"), ".mvn");
        outside.copy(PackagedTree.REPOSITORY.resolve("transport-stdout"), "transport-stdout");
        outside.replace(
                "transport-stdout/pom.xml",
                "<artifactId>transport-stdout</artifactId>\n  <version>0.1.0<",
                "<artifactId>transport-stdout</artifactId>\n  <version>" + OTHER + "<");
        outside.copy(PackagedTree.REPOSITORY.resolve("telemetry-bom"), "telemetry-bom");
        outside.replace(
                "telemetry-bom/pom.xml",
                "<artifactId>telemetry-bom</artifactId>\n  <version>0.1.0<",
                "<artifactId>telemetry-bom</artifactId>\n  <version>" + OTHER + "<");
        outside.replace(
                "telemetry-bom/pom.xml",
                "<transport.stdout.version>0.1.0<",
                "<transport.stdout.version>" + OTHER + "<");
        outside.copy(PackagedTree.REPOSITORY.resolve("docs/examples/custom-distribution"), "distribution");
        outside.replace(
                "distribution/pom.xml",
                "<artifactId>telemetry-bom</artifactId>\n        <version>0.1.0<",
                "<artifactId>telemetry-bom</artifactId>\n        <version>" + OTHER + "<");
        outside.replace("distribution/pom.xml", UDP, "");

        String built = outside.maven("transport-stdout", "install", "-DskipTests", "-Dspotless.check.skip");
        assertThat(built).contains("Building Townlet Telemetry Transport: Standard Output " + OTHER);
        String unused = outside.maven("telemetry-bom", "install") + outside.maven("distribution", "package");
        Path distribution = outside.unzip("distribution", "town-telemetry-1.0.0");

        assertThat(distribution.resolve("lib/telemetry-core-0.1.0.jar")).exists();
        assertThat(distribution.resolve("lib/telemetry-api-1.0.0.jar")).exists();
        assertThat(outside.telemetry(distribution, Map.of(), "plugins"))
                .containsPattern("transport +stdout +0\\.1\\.99 ")
                .containsPattern("transform +redact_fields +0\\.1\\.0 ")
                .doesNotContain("refused");
        assertThat(outside.telemetry(distribution, Map.of(), "demo", "--ticks", "2")
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{"));
    }
}
