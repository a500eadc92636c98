package io.townlet.telemetry.benchmarks.snapshot;

import java.io.IOException;
import java.util.Map;

/** What a contestant does with each tick's snapshot, on the thread that runs the ticks. */
interface TickWork extends AutoCloseable {

    /** Takes a snapshot, whose maps are the simulation's own. */
    void tick(long tick, Map<String, Object> snapshot) throws IOException;

    /** Waits for what goes on elsewhere, between two measurements. */
    default void settle() {}

    @Override
    default void close() throws IOException {}
}
