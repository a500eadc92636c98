package io.townlet.telemetry.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportProviderTest {

    /** The least that a provider has to implement. */
    private static final class Least implements TransportProvider {
        @Override
        public String name() {
            return "least";
        }

        @Override
        public Transport create(Options options, TransportContext context) {
            throw new UnsupportedOperationException("not needed here");
        }
    }

    @Test
    void aProviderDeclaresNoOptionsAndFindsNothingWrongByDefault() {
        TransportProvider provider = new Least();
        assertThat(provider.options()).isEmpty();
        assertThat(provider.check(Options.of(List.of(), Map.of()))).isEmpty();
    }
}
