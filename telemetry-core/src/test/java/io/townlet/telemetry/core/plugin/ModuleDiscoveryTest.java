package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.townlet.telemetry.api.transport.TransportProvider;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in's jar becomes an automatic module here, by its file's name. */
class ModuleDiscoveryTest {

    @TempDir
    Path folder;

    @Test
    void aPluginInAModuleIsFoundWithItsDescriptor() {
        Path jar = PluginJar.good("One", "one")
                .descriptor("transport-one", "1.2", "[1.0,2)")
                .writeTo(folder.resolve("one.jar"));

        PluginCatalog catalog = PluginDiscovery.discover(loaderOf("one"));

        DiscoveredPlugin<TransportProvider> plugin = catalog.transports().get("one");
        assertThat(catalog.refused()).isEmpty();
        assertThat(plugin.provider().getClass().getModule().getName()).isEqualTo("one");
        assertThat(plugin.id()).isEqualTo("transport-one/1.2");
        assertThat(plugin.location()).isEqualTo(jar.toString());
    }

    @Test
    void aBrokenPluginInAModuleHidesNoOther() {
        String throwing = "public Bad() { throw new IllegalStateException(\"no\"); }";
        PluginJar.good("One", "one")
                .source("Bad", PluginJar.transport("Bad", "bad", throwing))
                .source("Worse", PluginJar.transport("Worse", "worse", "private Worse() {}"))
                .service(TransportProvider.class, "plugins.Worse", "plugins.Bad", "plugins.One")
                .writeTo(folder.resolve("mixed.jar"));

        PluginCatalog catalog = PluginDiscovery.discover(loaderOf("mixed"));

        assertThat(catalog.transports()).containsOnlyKeys("one");
        assertThat(catalog.refused())
                .extracting(RefusedPlugin::name, RefusedPlugin::reason)
                .containsExactly(
                        tuple("plugins.Bad", "its constructor throws java.lang.IllegalStateException: no"),
                        tuple("plugins.Worse", "its constructor without parameters isn't public; make it public"));
    }

    private ClassLoader loaderOf(String module) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolveAndBind(ModuleFinder.of(folder), ModuleFinder.of(), Set.of(module));
        return boot.defineModulesWithOneLoader(configuration, getClass().getClassLoader())
                .findLoader(module);
    }
}
