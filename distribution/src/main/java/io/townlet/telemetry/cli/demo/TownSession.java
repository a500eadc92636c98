package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.core.health.TickHealth;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets one tick of a town pass after the other, and tells a pipeline of each, and how it went. Not safe for use by several threads. */
public final class TownSession {

    private static final String LAST_OF_TICK = "loop.tick";
    private static final double NANOS_PER_MILLI = 1e6;

    /** What was told of a tick is waited for no longer than so many times {@link #GLANCE}. */
    private static final int MAX_GLANCES = 100;

    /** How soon a stop that is requested ends the wait. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final TownEvents events;
    private final TelemetrySink sink;
    private final InputCounts counts;
    private final BooleanSupplier stopped;
    private final TickHealth health;
    private boolean settles = true;

    /**
     * Founds a town.
     *
     * @param seed decides all that happens
     * @param ticks how many ticks there are, 0 or more
     * @param sink what is told
     * @param counts counts what was told
     * @param stopped whether a stop is requested, so that nothing is waited for any more
     */
    public TownSession(long seed, long ticks, TelemetrySink sink, InputCounts counts, BooleanSupplier stopped) {
        this.events = new TownEvents(seed, ticks);
        this.sink = sink;
        this.counts = counts;
        this.stopped = stopped;
        this.health = new TickHealth(sink);
    }

    /**
     * Lets a tick pass.
     *
     * @return false where there are no more
     */
    public boolean step() {
        TelemetryEvent event = events.next();
        if (event == null) {
            return false;
        }
        while (event != null && !event.name().equals(LAST_OF_TICK)) {
            emit(event);
            event = events.next();
        }
        if (event != null) {
            emit(event);
        }
        settle();
        counts.countEvent();
        health.succeeded(town().tick(), Duration.ofNanos((long) (town().durationMs() * NANOS_PER_MILLI)));
        return true;
    }

    private void emit(TelemetryEvent event) {
        counts.countEvent();
        sink.emit(event);
    }

    /**
     * Waits until the tick is delivered, so that the health tells the same each time that a seed is used. Where a transport doesn't get that far, there is
     * nothing to be kept the same any more.
     */
    private void settle() {
        int glances = 0;
        boolean settled = false;
        while (settles && !settled && !stopped.getAsBoolean()) {
            settled = sink.flush(GLANCE).ledgers().stream().allMatch(ledger -> ledger.queued() == 0);
            glances++;
            settles = settled || glances < MAX_GLANCES;
        }
    }

    /** Counts an answer of a console, which tells the pipeline of it itself. */
    void answered() {
        counts.countEvent();
    }

    Town town() {
        return events.town();
    }
}
