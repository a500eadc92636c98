package io.townlet.telemetry.core.simulation;

/**
 * The read side of a simulation's telemetry, for dashboards and scripts.
 *
 * <p>Every accessor may be called from any thread, at any time, and after the end too. What it gives is immutable, never null, and empty before
 * there was anything to give. Reading takes no lock that emitting takes, so neither ever waits for the other. Two calls may see two ticks; what must
 * belong together is in one {@link #snapshot()}.
 */
public interface TelemetryView extends TickView, EventView {}
