package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.clock.PipelineClock;
import io.townlet.telemetry.core.config.SimulationSettings;
import io.townlet.telemetry.core.narration.Narration;
import io.townlet.telemetry.core.narration.NarrationVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes everything and streams nothing. Its view stays empty, and its subscribers are told nothing; a state that it imports it exports again. */
final class StubTelemetry implements SimulationTelemetry {

    private static final Logger LOGGER = LoggerFactory.getLogger(StubTelemetry.class);
    private static final LedgerReport NOTHING = new LedgerReport(List.of());

    private final TelemetryView view = new StateView(new TickState(), new EventState(1));
    private final Subscribers subscribers =
            new Subscribers(SimulationSettings.defaults().subscriberQueueEvents(), PipelineClock.system());
    private volatile Payload state = SavedState.empty();

    StubTelemetry(String reason) {
        LOGGER.warn("stub_telemetry banner=\"{}\" reason=\"{}\"", STUB_BANNER, reason);
    }

    @Override
    public void advanceTick(long tick) {}

    @Override
    public void emitTick(TickArtefacts artefacts) {}

    @Override
    public void emitEvent(TelemetryEvent event) {}

    @Override
    public void emitEvent(String name, Map<String, ?> payload) {}

    @Override
    public void emitMetric(String name, double value, Map<String, String> tags) {}

    @Override
    public NarrationVerdict narrate(Narration narration) {
        return NarrationVerdict.STUB;
    }

    @Override
    public TelemetryView view() {
        return view;
    }

    @Override
    public Subscription subscribe(String name, TelemetrySubscriber subscriber) {
        return subscribers.add(name, subscriber);
    }

    @Override
    public Payload exportState() {
        return state;
    }

    @Override
    public void importState(Payload saved) {
        SavedState unused = SavedState.read(saved);
        state = saved;
    }

    @Override
    public boolean isStub() {
        return true;
    }

    @Override
    public List<TransportStatus> latestTransportStatus() {
        return List.of();
    }

    @Override
    public LedgerReport flush(Duration timeout) {
        return NOTHING;
    }

    @Override
    public LedgerReport close(Duration timeout) {
        return NOTHING;
    }
}
