package io.townlet.telemetry.testkit.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.testkit.plugin.DeclarationRules;
import io.townlet.telemetry.testkit.plugin.HostOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a transform's provider says of itself, and what it makes. */
public interface TransformProviderContract {

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransformFixture fixture();

    /** The name is one that a configuration can hold. */
    @Test
    default void theNameIsWellFormed() {
        assertEquals(
                List.of(), DeclarationRules.problemsOfName(fixture().provider().name()));
    }

    /** Each option is declared once, and described. */
    @Test
    default void theOptionsAreWellDeclared() {
        TransformProvider provider = fixture().provider();
        assertEquals(List.of(), DeclarationRules.problemsOfOptions(provider.options()));
        assertEquals(provider.options(), provider.options(), "options() changes from call to call");
    }

    /** A host finds the provider. */
    @Test
    default void theServiceLoaderFindsTheProvider() {
        Class<?> type = fixture().provider().getClass();
        long found = ServiceLoader.load(TransformProvider.class).stream()
                .filter(each -> each.type() == type)
                .count();
        assertEquals(
                1,
                found,
                () -> "times that ServiceLoader finds " + type.getName() + "; name it in META-INF/services/"
                        + TransformProvider.class.getName());
    }

    /** An option that is left out is either refused by declaration or check, with its name, or not needed for a transform. */
    @Test
    default void anOptionThatIsLeftOutIsRefusedOrNotNeeded() {
        TransformProvider provider = fixture().provider();
        try (TransformTrial trial = TransformTrial.of(fixture())) {
            for (String name : trial.fixture().options().keySet()) {
                Map<String, Object> rest = new LinkedHashMap<>(trial.fixture().options());
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
                                () -> provider.create(options, trial.context()).close())
                        .returns(trial.fixture().patience());
            }
        }
    }
}
