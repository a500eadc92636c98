package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command, as a user starts it. */
class LauncherIT {

    @TempDir
    Path folder;

    @Test
    void listsThePluginsWithTheirVersionsAndJars() throws Exception {
        PackagedTree.Outcome outcome =
                PackagedTree.run(folder, List.of(PackagedTree.LAUNCHER.toString(), "plugins", "--json"));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("\"stdout\"", "\"file\"", "\"snapshot_normalizer\"", "\"redact_fields\"")
                .contains("\"ensure_fields\"", "\"schema_validator\"")
                .contains("/plugins/transport-file/transport-file-0.1.0.jar", "[1.0.0,2.0.0)");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void startsThroughASymbolicLinkFromAFolderWithBlanksInItsName() throws Exception {
        Path blanks = Files.createDirectories(folder.resolve("a folder with blanks"));
        Path link = Files.createSymbolicLink(blanks.resolve("tele metry"), PackagedTree.LAUNCHER);
        PackagedTree.Outcome outcome =
                PackagedTree.run(blanks, List.of(link.toString(), "demo", "--ticks", "2", "--seed", "3"));
        Files.delete(link);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSizeGreaterThanOrEqualTo(4).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void takesJvmOptionsFromTheEnvironment() throws Exception {
        PackagedTree.Outcome outcome = PackagedTree.run(
                folder,
                List.of(PackagedTree.LAUNCHER.toString(), "plugins"),
                Map.of("JAVA_OPTS", "-Dsome.property=x -XX:+PrintFlagsFinal"));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("MaxHeapSize").containsPattern("UseSerialGC +=  *true");
    }

    @Test
    void eachPluginHasAFolderOfItsOwnWithoutWhatTheHostBrings() throws IOException {
        Path plugins = PackagedTree.TREE.resolve("plugins");
        List<String> folders = names(plugins);
        assertThat(folders).containsExactlyInAnyOrderElementsOf(pluginModules());
        for (String folder : folders) {
            assertThat(names(plugins.resolve(folder)))
                    .as(folder)
                    .anyMatch(jar -> jar.startsWith(folder + "-"))
                    .noneMatch(jar -> jar.matches("(telemetry-|slf4j-|jspecify-).*"));
        }
        // What is in lib/ is seen by all.
        assertThat(names(PackagedTree.TREE.resolve("lib")))
                .anyMatch(jar -> jar.startsWith("telemetry-core-"))
                .noneMatch(jar -> jar.matches("(transport|transforms|netty|okhttp|kotlin|prometheus)-.*"));
    }

    @Test
    void theBomManagesTheZipOfEachPlugin() throws IOException {
        String bom = Files.readString(PackagedTree.REPOSITORY.resolve("telemetry-bom/pom.xml"));
        assertThat(pluginModules())
                .allSatisfy(module -> assertThat(bom)
                        .containsPattern("<artifactId>" + module + "</artifactId>\\s*<version>.*</version>\\s*"
                                + "<classifier>plugin</classifier>\\s*<type>zip</type>"));
    }

    /** Lists the modules that have services. */
    private static List<String> pluginModules() throws IOException {
        try (Stream<Path> files = Files.list(PackagedTree.REPOSITORY)) {
            List<String> modules = files.filter(
                            file -> Files.isDirectory(file.resolve("src/main/resources/META-INF/services")))
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(modules).hasSizeGreaterThanOrEqualTo(7);
            return modules;
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void theZipHoldsTheSameFilesAsTheTree() throws IOException {
        Path archive;
        try (Stream<Path> files = Files.list(PackagedTree.MODULE.resolve("target"))) {
            archive = files.filter(file -> file.getFileName().toString().matches("telemetry-.*[.]zip"))
                    .findFirst()
                    .orElseThrow();
        }
        String base = archive.getFileName().toString().replace(".zip", "") + "/";
        List<String> inTree;
        try (Stream<Path> files = Files.walk(PackagedTree.TREE)) {
            inTree = files.filter(Files::isRegularFile)
                    .map(file -> base + PackagedTree.TREE.relativize(file))
                    .sorted()
                    .toList();
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(Object::toString)
                            .sorted()
                            .toList())
                    .isEqualTo(inTree)
                    .hasSizeGreaterThan(10);
        }
    }
}
