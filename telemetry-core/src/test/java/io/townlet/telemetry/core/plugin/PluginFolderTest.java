package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.yaml.snakeyaml.Yaml;

class PluginFolderTest {

    @TempDir
    Path folder;

    /** A host that has no plug-in of its own. */
    private final ClassLoader host = ClassLoader.getPlatformClassLoader();

    @Test
    void eachSubFolderIsAPlugin() throws IOException {
        PluginJar.good("One", "one")
                .descriptor("transport-one", "1.2", "[1.0,2)")
                .writeTo(folder.resolve("one/one.jar"));
        PluginJar.good("Two", "two").writeTo(folder.resolve("two/two.jar"));
        Files.writeString(folder.resolve("README.txt"), "not a plug-in");

        try (PluginCatalog catalog = PluginDiscovery.discover(host, folder)) {
            assertThat(catalog.refused()).isEmpty();
            assertThat(catalog.transports()).containsOnlyKeys("one", "two");
            DiscoveredPlugin<TransportProvider> one = catalog.transports().get("one");
            assertThat(one.id()).isEqualTo("transport-one/1.2");
            assertThat(one.apiRange()).hasToString("[1.0.0,2.0.0)");
            assertThat(one.location()).isEqualTo(folder.resolve("one/one.jar").toString());
        }
    }

    @Test
    void pluginsWithTheSameClassesDoNotMeet() throws IOException {
        String counting = "public static int made; public %s() { made++; }";
        for (String name : new String[] {"a", "b"}) {
            new PluginJar()
                    .source("Same", PluginJar.transport("Same", name, counting.formatted("Same")))
                    .service(TransportProvider.class, "plugins.Same")
                    .writeTo(folder.resolve(name + "/" + name + ".jar"));
        }

        try (PluginCatalog catalog = PluginDiscovery.discover(host, folder)) {
            assertThat(catalog.transports()).containsOnlyKeys("a", "b");
            assertThat(own(catalog, "a").getClass())
                    .isNotSameAs(own(catalog, "b").getClass());
        }
    }

    @Test
    void aPluginsJarsSeeEachOther() throws IOException {
        PluginJar.good("One", "one")
                .source("One", PluginJar.transport("One", "one", "public One() { new Helper(); }"))
                .source("Helper", "package plugins; public class Helper {}")
                .without("Helper")
                .writeTo(folder.resolve("one/one.jar"));
        new PluginJar()
                .source("Helper", "package plugins; public class Helper {}")
                .writeTo(folder.resolve("one/helper.jar"));

        try (PluginCatalog catalog = PluginDiscovery.discover(host, folder)) {
            assertThat(catalog.transports()).containsOnlyKeys("one");
        }
    }

    @Test
    void ofTheHostAPluginSeesTheApiAndTheLoggingFacadeAlone() throws IOException {
        PluginJar.good("One", "one").writeTo(folder.resolve("one/one.jar"));

        try (PluginCatalog catalog = PluginDiscovery.discover(host, folder)) {
            ClassLoader loader = own(catalog, "one").getClass().getClassLoader();

            assertThat(loader).isInstanceOf(PluginClassLoader.class);
            assertThat(loader.getName()).isEqualTo("one");
            assertThatLoads(loader, TransportProvider.class);
            assertThatLoads(loader, Logger.class);
            for (Class<?> hidden : new Class<?>[] {PluginDiscovery.class, Yaml.class, Test.class}) {
                assertThatExceptionOfType(ClassNotFoundException.class)
                        .isThrownBy(() -> loader.loadClass(hidden.getName()));
            }
        }
    }

    @Test
    void aCopyOfTheApiInAPluginsJarDoesNoHarm() throws IOException {
        PluginJar.good("One", "one")
                .entry("io/townlet/telemetry/api/transport/TransportProvider.class", "not even a class")
                .writeTo(folder.resolve("one/one.jar"));

        try (PluginCatalog catalog = PluginDiscovery.discover(host, folder)) {
            assertThat(catalog.transports()).containsOnlyKeys("one");
        }
    }

    @Test
    void aPluginThatTheHostHasTooIsRefusedInBothPlaces() throws IOException {
        Path inHost = PluginJar.good("One", "one").writeTo(folder.resolve("host/one.jar"));
        Path inFolder = PluginJar.good("One", "one").writeTo(folder.resolve("plugins/one/one.jar"));

        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {inHost.toUri().toURL()}, getClass().getClassLoader());
                PluginCatalog catalog = PluginDiscovery.discover(loader, folder.resolve("plugins"))) {
            assertThat(catalog.transports()).isEmpty();
            assertThat(catalog.refused())
                    .extracting(RefusedPlugin::location)
                    .containsExactly(inHost.toString(), inFolder.toString());
        }
    }

    @Test
    void whatCannotBeAPluginIsNamedAndHidesNoOther() throws IOException {
        Path good = folder.resolve("good");
        PluginJar.good("One", "one").writeTo(good.resolve("one.jar"));
        Path text = Files.writeString(good.resolve("text.jar"), "this is no archive");
        Path nothing = Files.createFile(good.resolve("void.jar"));
        Path cut = PluginJar.good("Cut", "cut").writeTo(folder.resolve("cut/cut.jar"));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 30));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path direct = PluginJar.good("Two", "two").writeTo(folder.resolve("two.jar"));
        Path library = folder.resolve("library");
        new PluginJar()
                .source("Helper", "package plugins; public class Helper {}")
                .writeTo(library.resolve("l.jar"));

        try (PluginCatalog catalog = PluginDiscovery.discover(host, folder)) {
            assertThat(catalog.transports()).containsOnlyKeys("one");
            assertThat(catalog.refused())
                    .allSatisfy(refused -> assertThat(refused.kind()).isNull())
                    .extracting(RefusedPlugin::toString)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("plug-in cut.jar in " + cut + ": isn't a jar that can be opened, as "),
                            line -> assertThat(line)
                                    .isEqualTo("plug-in empty in " + empty
                                            + ": holds no jar; put the plug-in's jar and those that it needs into it"),
                            line -> assertThat(line)
                                    .startsWith(
                                            "plug-in text.jar in " + text + ": isn't a jar that can be opened, as "),
                            line -> assertThat(line)
                                    .startsWith(
                                            "plug-in void.jar in " + nothing + ": isn't a jar that can be opened, as "),
                            line -> assertThat(line)
                                    .startsWith("plug-in library in " + library
                                            + ": none of its jars has a plug-in; add the file "),
                            line -> assertThat(line)
                                    .isEqualTo("plug-in two.jar in " + direct
                                            + ": lies directly in the plug-ins folder; put it "
                                            + "into a sub-folder of its own"));
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        Path missing = folder.resolve("missing");

        assertThatIOException()
                .isThrownBy(() -> PluginDiscovery.discover(host, missing))
                .withMessage("the plug-ins folder '" + missing + "' doesn't exist or isn't a folder");
    }

    @Test
    void aClosedCatalogLetsGoOfItsJars() throws IOException {
        PluginJar.good("One", "one")
                .source("Late", "package plugins; public class Late {}")
                .writeTo(folder.resolve("one/one.jar"));
        PluginCatalog catalog = PluginDiscovery.discover(host, folder);
        ClassLoader loader = own(catalog, "one").getClass().getClassLoader();

        catalog.close();
        catalog.close();

        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass("plugins.Late"));
    }

    private static TransportProvider own(PluginCatalog catalog, String name) {
        return ((IsolatedTransportProvider) catalog.transports().get(name).provider()).provider();
    }

    private static void assertThatLoads(ClassLoader loader, Class<?> shared) {
        try {
            assertThat(loader.loadClass(shared.getName())).isSameAs(shared);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
