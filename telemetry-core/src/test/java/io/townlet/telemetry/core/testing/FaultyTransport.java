package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.core.transport.DeliverySettings;
import io.townlet.telemetry.core.transport.TransportSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A transport into memory that fails as told, can be held, and keeps a record of every call. Safe for use by several threads. */
public final class FaultyTransport implements Transport {

    private final Monitor monitor = new Monitor();
    private final Deque<Fault> sendScript = new ArrayDeque<>();
    private final Deque<Fault> startScript = new ArrayDeque<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private Fault otherSends = Fault.none();
    private Fault otherStarts = Fault.none();
    private Consumer<Batch> beforeSend = batch -> {};
    private boolean held;
    private boolean startsHeld;
    private boolean closesHeld;
    private boolean deaf;
    private boolean closed;
    private int starts;
    private int closes;
    private @Nullable TransportContext context;

    // ---- the script ----

    /** The next sends do this, in order; what comes after them does what {@link #always} says. */
    public FaultyTransport then(Fault... faults) {
        monitor.change(() -> sendScript.addAll(List.of(faults)));
        return this;
    }

    /** Sends that the script says nothing of do this; at first they deliver. */
    public FaultyTransport always(Fault fault) {
        monitor.change(() -> otherSends = fault);
        return this;
    }

    /** The next starts do this, in order. */
    public FaultyTransport thenOnStart(Fault... faults) {
        monitor.change(() -> startScript.addAll(List.of(faults)));
        return this;
    }

    /** Starts that the script says nothing of do this; at first they succeed. */
    public FaultyTransport alwaysOnStart(Fault fault) {
        monitor.change(() -> otherStarts = fault);
        return this;
    }

    /** Runs on the sending thread at the beginning of each send. */
    public FaultyTransport beforeSend(Consumer<Batch> action) {
        monitor.change(() -> beforeSend = action);
        return this;
    }

    /** Sends block from now on, until {@link #release} or {@link #close}. */
    public FaultyTransport hold() {
        monitor.change(() -> held = true);
        return this;
    }

    /** Starts block from now on, until {@link #release} or {@link #close}. */
    public FaultyTransport holdStarts() {
        monitor.change(() -> startsHeld = true);
        return this;
    }

    /** Closes block from now on, until {@link #release}. */
    public FaultyTransport holdCloses() {
        monitor.change(() -> closesHeld = true);
        return this;
    }

    /** Closing it and interrupting it unblock nothing. */
    public FaultyTransport deaf() {
        monitor.change(() -> deaf = true);
        return this;
    }

    /** Lets go of the calls that are held, and of later ones. */
    public void release() {
        monitor.change(() -> {
            held = false;
            startsHeld = false;
            closesHeld = false;
        });
    }

    /** Describes this transport as one of a pipeline. */
    public TransportSpec spec(String id, DeliverySettings settings) {
        return new TransportSpec(id, "faulty", "testing/1", settings, given -> {
            monitor.change(() -> context = given);
            return this;
        });
    }

    // ---- the transport ----

    @Override
    public void start(Duration timeout) throws TransportException {
        monitor.change(() -> starts++);
        block(() -> !startsHeld);
        Fault fault = monitor.read(() -> startScript.isEmpty() ? otherStarts : startScript.removeFirst());
        fault.strike(0, 0);
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        List<String> lines = batch.events().stream().map(FaultyTransport::line).toList();
        monitor.change(() -> attempts.add(new Attempt(
                batch.key(),
                batch.attempt(),
                lines,
                timeout,
                Thread.currentThread().getName())));
        monitor.read(() -> beforeSend).accept(batch);
        block(() -> !held);
        Fault fault = monitor.read(() -> sendScript.isEmpty() ? otherSends : sendScript.removeFirst());
        try {
            fault.strike(batch.size(), batch.byteCount());
        } catch (TransportException e) {
            deliver(lines.subList(0, Math.min(e.deliveredPrefix(), lines.size())));
            throw e;
        }
        deliver(lines);
    }

    private void deliver(List<String> lines) {
        monitor.change(() -> delivered.addAll(lines));
    }

    private void block(BooleanSupplier open) throws TransportException {
        if (monitor.read(() -> deaf)) {
            monitor.awaitUninterruptibly(open);
            return;
        }
        try {
            monitor.awaitInterruptibly(() -> open.getAsBoolean() || closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryableTransportException("interrupted", e);
        }
        if (!monitor.read(open::getAsBoolean)) {
            throw new RetryableTransportException("closed while it was blocked");
        }
    }

    @Override
    public void close() {
        monitor.change(() -> {
            closed = true;
            closes++;
        });
        monitor.awaitUninterruptibly(() -> !closesHeld);
    }

    // ---- the record ----

    /** Gives every send that there was, in order, those that failed or hang included. */
    public List<Attempt> attempts() {
        return monitor.read(() -> List.copyOf(attempts));
    }

    /** Gives every line that was delivered, in order and as often as it was. */
    public List<String> delivered() {
        return monitor.read(() -> List.copyOf(delivered));
    }

    public int starts() {
        return monitor.read(() -> starts);
    }

    public int closes() {
        return monitor.read(() -> closes);
    }

    /** Gives what the pipeline handed in. */
    public TransportContext context() {
        TransportContext given = monitor.<@Nullable TransportContext>read(() -> context);
        if (given == null) {
            throw new AssertionError("no pipeline has made this transport yet");
        }
        return given;
    }

    /** Waits until there were so many sends, those that failed or hang included. */
    public void awaitAttempts(int count) {
        monitor.await(() -> attempts.size() >= count, () -> count + " sends; there were " + attempts.size());
    }

    /** Waits until there were so many starts, those that failed or hang included. */
    public void awaitStarts(int count) {
        monitor.await(() -> starts >= count, () -> count + " starts; there were " + starts);
    }

    /** Waits until it was closed so many times, be it that the close hangs. */
    public void awaitCloses(int count) {
        monitor.await(() -> closes >= count, () -> count + " closes; there were " + closes);
    }

    /** Waits until so many lines were delivered. */
    public void awaitDelivered(int count) {
        monitor.await(() -> delivered.size() >= count, () -> count + " lines; there were " + delivered.size());
    }

    private static String line(EncodedEvent event) {
        byte[] bytes = new byte[event.length()];
        int end = event.copyTo(bytes, 0);
        if (bytes[end - 1] != '\n') {
            throw new AssertionError("a line must end in a line feed");
        }
        return new String(bytes, 0, end - 1, StandardCharsets.UTF_8);
    }
}
