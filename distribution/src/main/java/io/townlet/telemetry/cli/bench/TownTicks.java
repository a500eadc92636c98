package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.cli.demo.TownEvents;
import java.util.ArrayList;
import java.util.List;

/** The ticks of the demo's town. */
public final class TownTicks implements TickSource {

    private static final String LAST_OF_TICK = "loop.tick";

    private final TownEvents town;

    /**
     * Founds a town.
     *
     * @param seed decides all that happens
     */
    public TownTicks(long seed) {
        this.town = new TownEvents(seed, Long.MAX_VALUE);
    }

    @Override
    public Tick next() {
        List<TelemetryEvent> events = new ArrayList<>();
        for (TelemetryEvent event = town.next(); event != null; event = town.next()) {
            events.add(event);
            if (event.name().equals(LAST_OF_TICK)) {
                break;
            }
        }
        return sink -> events.forEach(sink::emit);
    }
}
