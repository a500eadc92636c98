package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.cli.input.EventSource;
import io.townlet.telemetry.cli.input.InputCounts;
import java.io.IOException;

/** Hands the events of a source to a sink, one by one. */
public final class EventFeed implements Feed {

    private final EventSource source;
    private final TelemetrySink sink;
    private final InputCounts counts;

    /**
     * Begins with the source's next event.
     *
     * @param source where the events come from
     * @param sink where they go
     * @param counts counts them
     */
    public EventFeed(EventSource source, TelemetrySink sink, InputCounts counts) {
        this.source = source;
        this.sink = sink;
        this.counts = counts;
    }

    @Override
    public boolean next() throws IOException {
        TelemetryEvent event = source.next();
        if (event == null) {
            return false;
        }
        counts.countEvent();
        sink.emit(event);
        return true;
    }

    @Override
    public void finish() {
        source.finish();
    }
}
