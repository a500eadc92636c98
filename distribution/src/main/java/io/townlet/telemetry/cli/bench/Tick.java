package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.sink.TelemetrySink;

/** All that one tick has to tell. */
public interface Tick {

    /**
     * Tells it. The time that this takes is what a benchmark measures.
     *
     * @param sink what is told
     */
    void tell(TelemetrySink sink);
}
