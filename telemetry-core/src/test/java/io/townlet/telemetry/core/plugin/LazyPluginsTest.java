package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.config.ConfigException;
import io.townlet.telemetry.core.config.ConfigReader;
import io.townlet.telemetry.core.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plug-in's manifest says is enough until it is used. Each plug-in here records in a system property that it was touched. */
class LazyPluginsTest {

    private static final String RECORD = "townlet.test.touched";
    private static final String RECORDING = "static { System.setProperty(\"" + RECORD + "\", System.getProperty(\""
            + RECORD + "\", \"\") + \"%s \"); }";

    @TempDir
    Path folder;

    /** A host that has no plug-in of its own. */
    private final ClassLoader host = ClassLoader.getPlatformClassLoader();

    @AfterEach
    void forget() {
        System.clearProperty(RECORD);
    }

    private static PluginJar recording(String className, String name) {
        return new PluginJar()
                .source(className, PluginJar.transport(className, name, RECORDING.formatted(name)))
                .service(TransportProvider.class, "plugins." + className)
                .naming(name);
    }

    private PluginCatalog discover() throws IOException {
        return PluginDiscovery.discover(host, folder);
    }

    private static PipelineConfig read(PluginCatalog catalog, String type) {
        return ConfigReader.of(catalog)
                .read(
                        "telemetry: {transport: {type: '" + type + "'}, transforms: {pipeline: []}}",
                        "t.yaml",
                        Path.of(""));
    }

    @Test
    void onlyWhatIsConfiguredIsLoaded() throws IOException {
        recording("One", "one").writeTo(folder.resolve("one/one.jar"));
        recording("Two", "two").writeTo(folder.resolve("two/two.jar"));

        try (PluginCatalog catalog = discover()) {
            assertThat(catalog.transports()).containsOnlyKeys("one", "two");
            assertThat(catalog.transports().get("one").id()).isEqualTo("test/1.0");
            assertThat(System.getProperty(RECORD)).isNull();

            PipelineConfig config = read(catalog, "two");

            assertThat(config.transports().get(0).plugin().provider().name()).isEqualTo("two");
            assertThat(System.getProperty(RECORD)).isEqualTo("two ");
        }
    }

    @Test
    void withoutNamesInTheManifestAPluginIsLoadedToBeAsked() throws IOException {
        new PluginJar()
                .source("One", PluginJar.transport("One", "one", RECORDING.formatted("one")))
                .service(TransportProvider.class, "plugins.One")
                .descriptor("test", "1.0", "[1.0,2)")
                .writeTo(folder.resolve("one/one.jar"));

        try (PluginCatalog catalog = discover()) {
            assertThat(catalog.transports()).containsOnlyKeys("one");
            assertThat(System.getProperty(RECORD)).isEqualTo("one ");
        }
    }

    @Test
    void whatIsNotMeantForThisApiIsRefusedWithoutBeingLoaded() throws IOException {
        Path jar = recording("One", "one").descriptor("test", "1.0", "[2.0,3)").writeTo(folder.resolve("one/one.jar"));

        try (PluginCatalog catalog = discover()) {
            assertThat(catalog.transports()).isEmpty();
            assertThat(catalog.refused())
                    .containsExactly(new RefusedPlugin(
                            PluginKind.TRANSPORT,
                            "one",
                            jar.toString(),
                            "works with the api versions [2.0.0,3.0.0), and this is 1.0.0; take another version of the plug-in or"
                                    + " of the host"));
            assertThat(System.getProperty(RECORD)).isNull();
        }
    }

    @Test
    void aPluginThatTurnsOutToBeBrokenIsRefusedWhereItIsConfigured() throws IOException {
        Path jar = new PluginJar()
                .source(
                        "Bad",
                        PluginJar.transport("Bad", "bad", "public Bad() { throw new IllegalStateException(\"no\"); }"))
                .service(TransportProvider.class, "plugins.Bad")
                .naming("bad")
                .writeTo(folder.resolve("bad/bad.jar"));

        try (PluginCatalog catalog = discover()) {
            assertThat(catalog.refused()).isEmpty();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(ConfigException.class)
                        .isThrownBy(() -> read(catalog, "bad"))
                        .withMessageContaining("the transport 'bad' was refused; in " + jar
                                + ": its constructor throws java.lang.IllegalStateException: no");
            }
            assertThatExceptionOfType(UnusablePluginException.class)
                    .isThrownBy(() -> catalog.transports().get("bad").provider())
                    .withMessageStartingWith("transport bad in " + jar);
        }
    }

    @Test
    void aNameThatOnlyTheManifestHasIsRefusedWhereItIsConfigured() throws IOException {
        recording("One", "one").naming("other").writeTo(folder.resolve("one/one.jar"));

        try (PluginCatalog catalog = discover()) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> read(catalog, "other"))
                    .withMessageContaining("its manifest names it, but its name() is 'one'; make the two the same");
        }
    }

    @Test
    void namesWithoutAServiceFileAreRefused() throws IOException {
        new PluginJar()
                .entry("META-INF/services/io.townlet.telemetry.api.transform.TransformProvider", "plugins.Other")
                .naming("one")
                .writeTo(folder.resolve("one/one.jar"));

        try (PluginCatalog catalog = discover()) {
            assertThat(catalog.refused())
                    .filteredOn(refused -> refused.kind() == PluginKind.TRANSPORT)
                    .singleElement()
                    .extracting(RefusedPlugin::reason)
                    .asString()
                    .startsWith("its manifest names it, but its jar has no file META-INF/services/");
        }
    }

    @Test
    void aPluginCanBeDeletedOnceTheCatalogIsClosed() throws IOException {
        Path jar = recording("One", "one").writeTo(folder.resolve("one/one.jar"));
        PluginCatalog catalog = discover();
        TransportProvider provider = catalog.transports().get("one").provider();
        assertThat(openFiles()).contains(jar.toString());

        catalog.close();

        assertThat(provider.name()).isEqualTo("one");
        assertThat(openFiles()).doesNotContain(jar.toString());
        assertThatExceptionOfType(UnusablePluginException.class)
                .isThrownBy(() -> {
                    PluginCatalog closed = discover();
                    closed.close();
                    closed.transports().get("one").provider();
                })
                .withMessageContaining("its jars are closed already");
    }

    /** Gives the files that this process has open, as Linux tells them. */
    private static String openFiles() throws IOException {
        StringBuilder open = new StringBuilder();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : descriptors) {
                try {
                    open.append(Files.readSymbolicLink(each)).append('\n');
                } catch (IOException e) {
                    // It was closed meanwhile, such as the one of this listing.
                    continue;
                }
            }
        }
        return open.toString();
    }
}
