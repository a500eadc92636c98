package io.townlet.telemetry.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Raises the version of one transport alone, and uses it with the core as it is. */
@EnabledIfEnvironmentVariable(named = Outside.REPOSITORY, matches = ".+")
class SeparateVersionIT {

    private static final String OTHER = "0.1.99";

    /** What the example takes from elsewhere. */
    private static final String THIRD_PARTY = "(?s)<dependency>\\s*<groupId>com\\.example</groupId>.*?</dependency>";

    @TempDir
    Path folder;

    @Test
    void aNewerTransportWorksWithTheOlderCoreByTheBom() throws Exception {
        Outside outside = new Outside(folder);
        // The module alone, as it is in a clone: its parent and all that it needs come from the repository.
        outside.copy(PackagedTree.REPOSITORY.resolve(".mvn"), ".mvn");
        outside.copy(PackagedTree.REPOSITORY.resolve("transport-stdout"), "transport-stdout");
        outside.replace("transport-stdout/pom.xml", versionOf("transport-stdout"), OTHER);
        outside.copy(PackagedTree.REPOSITORY.resolve("telemetry-bom"), "telemetry-bom");
        outside.replace("telemetry-bom/pom.xml", versionOf("telemetry-bom"), OTHER);
        outside.replace("telemetry-bom/pom.xml", "(?<=<transport.stdout.version>)[^<]+", OTHER);
        outside.copy(PackagedTree.REPOSITORY.resolve("docs/examples/custom-distribution"), "distribution");
        outside.replace("distribution/pom.xml", versionOf("telemetry-bom"), OTHER);
        outside.replace("distribution/pom.xml", THIRD_PARTY, "");

        String built = outside.maven("transport-stdout", "install", "-DskipTests", "-Dspotless.check.skip");
        assertThat(built).contains("Building Townlet Telemetry Transport: Standard Output " + OTHER);
        String unused = outside.maven("telemetry-bom", "install") + outside.maven("distribution", "package");
        Path distribution = outside.unzip("distribution", "town-telemetry-1.0.0");

        assertThat(libraries(distribution))
                .isEqualTo(libraries(PackagedTree.TREE))
                .anyMatch(name -> name.startsWith("telemetry-core-"));
        assertThat(outside.telemetry(distribution, Map.of(), "plugins"))
                .containsPattern("transport +stdout +0\\.1\\.99 ")
                .doesNotContainPattern("transform .*0\\.1\\.99")
                .doesNotContain("refused");
        assertThat(outside.telemetry(distribution, Map.of(), "demo", "--ticks", "2")
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{"));
    }

    private static String versionOf(String artifact) {
        return "(?<=<artifactId>" + artifact + "</artifactId>\\s{1,99}<version>)[^<]+";
    }

    private static List<String> libraries(Path distribution) throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
