package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.encode.EncodedRun;
import io.townlet.telemetry.core.testing.Monitor;
import io.townlet.telemetry.core.transport.TransportLayer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A transport layer that keeps what it is handed, and keeps the books that a transport's ledger would. */
final class RecordingTransports implements TransportLayer {

    private final Monitor monitor = new Monitor();
    private final List<String> delivered = new ArrayList<>();
    private final Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);
    private final Map<DropReason, Integer> refused = new EnumMap<>(DropReason.class);
    private final List<String> losses = new ArrayList<>();
    private final List<Long> ticks = new ArrayList<>();
    private final Duration intakeWait;
    private final Duration blockedInAdmit;
    private Runnable beforeEvictionCheck = () -> {};
    private boolean indebted;
    private int accepted;
    private int filtered;
    private int droppedInAll;
    private long weightAdmitted;
    private long weightLetGo;

    /** Makes transports that never block. */
    RecordingTransports() {
        this(Duration.ZERO, Duration.ZERO);
    }

    /** Makes transports that let emitters wait for the intake, and that say that each admission has blocked for a time. */
    RecordingTransports(Duration intakeWait, Duration blockedInAdmit) {
        this.intakeWait = intakeWait;
        this.blockedInAdmit = blockedInAdmit;
    }

    @Override
    public long admit(int weight) {
        monitor.change(() -> {
            accepted++;
            weightAdmitted += weight;
        });
        return blockedInAdmit.toNanos();
    }

    @Override
    public Duration intakeWait() {
        return intakeWait;
    }

    @Override
    public boolean isNextEvictedEverywhere() {
        monitor.read(() -> beforeEvictionCheck).run();
        return monitor.read(() -> indebted);
    }

    @Override
    public void deliver(EncodedRun run) {
        for (int i = 0; i < run.size(); i++) {
            deliver(run.event(i), run.weight(i));
        }
    }

    private void deliver(EncodedEvent event, int weight) {
        byte[] bytes = new byte[event.length()];
        event.bytes().get(bytes);
        String line = new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8);
        monitor.change(() -> {
            delivered.add(line);
            weightLetGo += weight;
        });
    }

    @Override
    public void filtered(int weight) {
        monitor.change(() -> {
            filtered++;
            weightLetGo += weight;
        });
    }

    @Override
    public void dropped(int weight, DropReason reason) {
        monitor.change(() -> {
            dropped.merge(reason, 1, Integer::sum);
            droppedInAll++;
            weightLetGo += weight;
        });
    }

    @Override
    public void refused(DropReason reason) {
        monitor.change(() -> refused.merge(reason, 1, Integer::sum));
    }

    @Override
    public void noteLoss(EventKind kind, long tick) {
        monitor.change(() -> losses.add(kind.wireName() + " " + tick));
    }

    @Override
    public long takeNewestLoss() {
        return TelemetryEvent.NO_TICK;
    }

    /** Gives kind and tick of what was noted as lost, in order. */
    List<String> losses() {
        return monitor.read(() -> List.copyOf(losses));
    }

    @Override
    public void onTick(long tick) {
        monitor.change(() -> ticks.add(tick));
    }

    /** From now on every transport would drop what comes, or not any longer. */
    void indebted(boolean now) {
        monitor.change(() -> indebted = now);
    }

    /** Runs on the pipeline thread when it has taken an event out of the intake, before it does anything with it. */
    void beforeEvictionCheck(Runnable action) {
        monitor.change(() -> beforeEvictionCheck = action);
    }

    // ---- the record ----

    List<String> delivered() {
        return monitor.read(() -> List.copyOf(delivered));
    }

    Map<DropReason, Integer> dropped() {
        return monitor.read(() -> Map.copyOf(dropped));
    }

    Map<DropReason, Integer> refused() {
        return monitor.read(() -> Map.copyOf(refused));
    }

    List<Long> ticks() {
        return monitor.read(() -> List.copyOf(ticks));
    }

    int acceptedTotal() {
        return monitor.read(() -> accepted);
    }

    int filtered() {
        return monitor.read(() -> filtered);
    }

    /** Counts the accepted events whose fate isn't known yet. */
    int open() {
        return monitor.read(() -> accepted - settled());
    }

    /** Tells how much of what was admitted has not been let go of; below zero where an event was let go of twice. */
    long weightHeld() {
        return monitor.read(() -> weightAdmitted - weightLetGo);
    }

    /** Waits until the fate of so many events is known. */
    void awaitSettled(int count) {
        monitor.await(
                () -> settled() >= count,
                () -> count + " settled events; there were " + delivered.size() + " delivered, " + filtered
                        + " filtered, and dropped " + dropped);
    }

    private int settled() {
        return delivered.size() + filtered + droppedInAll;
    }
}
