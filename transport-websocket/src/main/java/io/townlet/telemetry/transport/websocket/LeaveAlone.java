package io.townlet.telemetry.transport.websocket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a server is left alone that says it restarts (1012) or is overloaded (1013). The registry of close codes asks for a random time
 * between 5 and 30 seconds, so that clients don't come back all at once. Safe for use by several threads where its generator is.
 */
final class LeaveAlone {

    static final Duration LEAST = Duration.ofSeconds(5);
    static final Duration MOST = Duration.ofSeconds(30);

    private final RandomGenerator random;

    LeaveAlone(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        return Duration.ofMillis(random.nextLong(LEAST.toMillis(), MOST.toMillis() + 1));
    }
}
