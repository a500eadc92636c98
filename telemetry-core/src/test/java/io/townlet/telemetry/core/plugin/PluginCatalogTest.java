package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginCatalogTest {

    @Test
    void givenProvidersAreSortedByName() {
        PluginCatalog catalog = PluginCatalog.of(List.of(new Named("b"), new Named("a"), new Named("c")), List.of());

        assertThat(catalog.transports().keySet()).containsExactly("a", "b", "c");
        assertThat(catalog.transforms()).isEmpty();
        assertThat(catalog.refused()).isEmpty();
        assertThat(catalog.transports().get("a").id()).isEqualTo("a/unknown");
        assertThat(catalog.transports().get("a").location()).contains("test-classes");
    }

    @Test
    void givenProvidersThatCannotBeUsedAreAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginCatalog.of(List.of(new Named("a"), new Named("B"), new Named("a")), List.of()))
                .withMessageContaining("another transport of this name is in")
                .withMessageContaining("its name() 'B' must be 1 to 64 lower-case letters");
    }

    @Test
    void aCatalogCannotBeChanged() {
        PluginCatalog catalog = PluginCatalog.of(List.of(new Named("a")), List.of());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> catalog.transports().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> catalog.refused().clear());
    }

    @Test
    void theTextOfAPluginIsNotTheProvidersOwn() {
        assertThat(PluginCatalog.of(List.of(new Named("a")), List.of())
                        .transports()
                        .toString())
                .doesNotContain("Named[");
    }

    @Test
    void withoutAContextClassLoaderTheOwnOneIsUsed() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(null);
            assertThat(PluginDiscovery.defaultLoader()).isSameAs(PluginDiscovery.class.getClassLoader());
            assertThat(PluginDiscovery.discover().refused()).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private record Named(String name) implements TransportProvider {
        @Override
        public Transport create(Options options, TransportContext context) {
            throw new UnsupportedOperationException("no transport is made here");
        }
    }
}
