package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold for every failure that a transport throws, whatever its reason. */
final class FailureRules {

    private static final int SHORTEST_SECRET = 4;
    private static final int DEEPEST_CAUSE = 20;

    private final String targetName;
    private final List<String> secrets;

    FailureRules(String targetName, TransportProvider provider, Map<String, ?> raw) {
        this.targetName = targetName;
        this.secrets = provider.options().stream()
                .filter(Option::secret)
                .map(option -> String.valueOf(raw.get(option.name())))
                .filter(value -> raw.containsValue(value) && value.length() >= SHORTEST_SECRET)
                .toList();
    }

    /** Lists the configured values that must never be shown. */
    List<String> secrets() {
        return secrets;
    }

    /** Checks a failure's type, and what it says. */
    <E extends TransportException> E check(Throwable failure, Class<E> expected, int batchSize) {
        if (!expected.isInstance(failure)) {
            throw new AssertionError("expected a " + expected.getSimpleName() + ", and got " + failure, failure);
        }
        E typed = expected.cast(failure);
        String message = typed.getMessage();
        if (message == null || message.isBlank()) {
            throw new AssertionError("a failure without a message; say what was wrong, where, and what to do", failure);
        }
        if (!message.contains(targetName)) {
            throw new AssertionError("the message doesn't name the target '" + targetName + "': " + message, failure);
        }
        if (typed.deliveredPrefix() > batchSize) {
            throw new AssertionError(
                    "deliveredPrefix is " + typed.deliveredPrefix() + " of a batch of " + batchSize, failure);
        }
        requireNoSecret(failure);
        return typed;
    }

    private void requireNoSecret(Throwable failure) {
        @Nullable Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            requireNoSecret("a failure", at.toString());
            at = at.getCause();
        }
    }

    /** Checks a text that people see. */
    void requireNoSecret(String whose, String text) {
        if (secrets.stream().anyMatch(text::contains)) {
            throw new AssertionError(whose + " shows the value of a secret option");
        }
    }
}
