package io.townlet.telemetry.cli.demo;

import java.util.Random;

/** The town's only source of chance. {@link Random} is specified to the last bit, so that a seed means the same on every Java. */
final class TownRandom {

    private final Random random;

    TownRandom(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    int between(int low, int highInclusive) {
        return low + random.nextInt(highInclusive - low + 1);
    }
}
