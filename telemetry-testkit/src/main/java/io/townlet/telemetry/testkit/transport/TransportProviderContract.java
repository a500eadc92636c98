package io.townlet.telemetry.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.plugin.DeclarationRules;
import io.townlet.telemetry.testkit.plugin.FixedTransportContext;
import io.townlet.telemetry.testkit.plugin.HostOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a transport's provider says of itself, and what it makes. */
public interface TransportProviderContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransportFixture fixture();

    /** The name is one that a configuration can hold. */
    @Test
    default void theNameIsWellFormed() {
        assertEquals(
                List.of(), DeclarationRules.problemsOfName(fixture().provider().name()));
    }

    /** Each option is declared once, described, and not hidden behind a key of the host. */
    @Test
    default void theOptionsAreWellDeclared() {
        TransportProvider provider = fixture().provider();
        assertEquals(List.of(), DeclarationRules.problemsOfTransportOptions(provider.options()));
        assertEquals(provider.options(), provider.options(), "options() changes from call to call");
    }

    /** A host finds the provider. */
    @Test
    default void theServiceLoaderFindsTheProvider() {
        Class<?> type = fixture().provider().getClass();
        long found = ServiceLoader.load(TransportProvider.class).stream()
                .filter(each -> each.type() == type)
                .count();
        assertEquals(
                1,
                found,
                () -> "times that ServiceLoader finds " + type.getName() + "; name it in META-INF/services/"
                        + TransportProvider.class.getName());
    }

    /** An option that is left out is either refused by declaration or check, with its name, or not needed for a transport. */
    @Test
    default void anOptionThatIsLeftOutIsRefusedOrNotNeeded() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            TransportProvider provider = trial.fixture().provider();
            for (String name : trial.target().options().keySet()) {
                Map<String, Object> rest = new LinkedHashMap<>(trial.target().options());
                rest.remove(name);
                Options options;
                try {
                    options = HostOptions.of(provider, rest);
                } catch (InvalidOptionException e) {
                    assertTrue(
                            String.valueOf(e.getMessage()).contains(name), () -> "doesn't name '" + name + "': " + e);
                    continue;
                }
                trial.threads()
                        .begin(
                                "create without " + name,
                                () -> provider.create(options, FixedTransportContext.of("x"))
                                        .close())
                        .returns(trial.fixture().patience());
            }
        }
    }

    /** Transports have nothing to do with each other: the provider has no state. */
    @Test
    default void eachTransportIsANewOne() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport first = trial.create();
            Transport second = trial.create();
            assertNotSame(first, second);
            trial.close(first);
            trial.start(second);
        }
    }

    /** Whoever prints a transport doesn't print its secrets. */
    @Test
    default void secretsAreNotShown() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Assumptions.assumeFalse(trial.rules().secrets().isEmpty(), "the target's options have no secret in them");
            Transport transport = trial.started();
            trial.rules().requireNoSecret("the transport's toString()", transport.toString());
            trial.rules()
                    .requireNoSecret(
                            "the provider's toString()",
                            trial.fixture().provider().toString());
        }
    }
}
