package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import io.townlet.telemetry.testkit.call.Call;
import io.townlet.telemetry.testkit.call.CallThreads;
import io.townlet.telemetry.testkit.plugin.FixedTransportContext;
import io.townlet.telemetry.testkit.plugin.HostOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * One test's target, and the transports made for it. Every call into a transport has a thread of its own and a bounded time, so that
 * no transport can hang a test. Used by the test's thread.
 */
final class TransportTrial implements AutoCloseable {

    /** A time-out that is never reached where the target behaves. */
    static final Duration AMPLE = Duration.ofSeconds(60);

    /** A time-out that is reached where the target stalls. */
    static final Duration SHORT = Duration.ofMillis(200);

    private final TransportFixture fixture;
    private final TransportTarget target;
    private final FailureRules rules;
    private final CallThreads threads;
    private final SampleEvents samples = new SampleEvents();
    private final Arrived arrived;
    private final List<Transport> made = new ArrayList<>();

    private TransportTrial(TransportFixture fixture, TransportTarget target, boolean daemon) {
        this.fixture = fixture;
        this.target = target;
        this.rules = new FailureRules(target.name(), fixture.provider(), target.options());
        this.threads = new CallThreads("transport-contract", daemon);
        this.arrived = new Arrived(target, fixture.patience());
    }

    /** Opens a target, or aborts the test where the fixture doesn't declare what the test needs. */
    static TransportTrial of(TransportFixture fixture, TransportCapability... needed) throws Exception {
        return open(fixture, true, needed);
    }

    /** Does the same with calls whose threads are no daemons, so that threads don't become daemons by inheritance. */
    static TransportTrial onUserThreads(TransportFixture fixture) throws Exception {
        return open(fixture, false);
    }

    private static TransportTrial open(TransportFixture fixture, boolean daemon, TransportCapability... needed)
            throws Exception {
        for (TransportCapability capability : needed) {
            Assumptions.assumeTrue(
                    fixture.capabilities().contains(capability), () -> "the fixture doesn't declare " + capability);
        }
        TransportTarget target = fixture.openTarget();
        try {
            return new TransportTrial(fixture, target, daemon);
        } catch (RuntimeException | Error e) {
            target.close();
            throw e;
        }
    }

    boolean has(TransportCapability capability) {
        return fixture.capabilities().contains(capability);
    }

    TransportFixture fixture() {
        return fixture;
    }

    TransportTarget target() {
        return target;
    }

    FailureRules rules() {
        return rules;
    }

    SampleEvents samples() {
        return samples;
    }

    CallThreads threads() {
        return threads;
    }

    /** What the target tells; only where {@link TransportCapability#DELIVERS_TO_TARGET} is declared. */
    Arrived arrived() {
        return arrived;
    }

    // ---- calls under way ----

    Call beginStart(Transport transport, Duration timeout) {
        return threads.begin("start", () -> transport.start(timeout));
    }

    Call beginSend(Transport transport, Batch batch, Duration timeout) {
        return threads.begin("send", () -> transport.send(batch, timeout));
    }

    Call beginClose(Transport transport) {
        return threads.begin("close", transport::close);
    }

    // ---- calls that must return normally ----

    Transport create() {
        threads.begin(
                        "create",
                        () -> made.add(fixture.provider()
                                .create(
                                        HostOptions.of(fixture.provider(), target.options()),
                                        FixedTransportContext.of("contract"))))
                .returns(fixture.patience());
        return made.get(made.size() - 1);
    }

    Transport started() {
        Transport transport = create();
        start(transport);
        return transport;
    }

    void start(Transport transport) {
        beginStart(transport, AMPLE).returns(fixture.patience());
    }

    void send(Transport transport, List<EncodedEvent> events) {
        // The maximal batch is large, and machines may be slow; this is not about speed.
        beginSend(transport, samples.batch(events), AMPLE)
                .returns(fixture.patience().multipliedBy(6));
    }

    void close(Transport transport) {
        beginClose(transport).returns(fixture.patience());
    }

    // ---- calls that must fail ----

    <E extends TransportException> E startFails(Transport transport, Duration timeout, Class<E> expected) {
        return rules.check(beginStart(transport, timeout).throwsWithin(fixture.patience()), expected, 0);
    }

    <E extends TransportException> E sendFails(Transport transport, Batch batch, Duration timeout, Class<E> expected) {
        return rules.check(
                beginSend(transport, batch, timeout).throwsWithin(fixture.patience()), expected, batch.size());
    }

    // ---- what a host does ----

    /** Starts and sends, as a host's attempt does; gives how many leading events were delivered. */
    RetryableTransportException attemptFails(Transport transport, Batch batch) {
        Throwable notStarted = beginStart(transport, AMPLE).ending(fixture.patience());
        return notStarted == null
                ? sendFails(transport, batch, AMPLE, RetryableTransportException.class)
                : rules.check(notStarted, RetryableTransportException.class, 0);
    }

    /** Starts until that works, as a host does once a target is well again. */
    void startPersistently(Transport transport) {
        long begun = System.nanoTime();
        while (true) {
            Throwable failure = beginStart(transport, AMPLE).ending(fixture.patience());
            if (failure == null) {
                return;
            }
            rules.check(failure, RetryableTransportException.class, 0);
            if (System.nanoTime() - begun > fixture.patience().toNanos()) {
                throw new AssertionError("start goes on failing though the target is well again", failure);
            }
        }
    }

    /**
     * Closes what was made, and the target, which may free a close that hangs. What a test has to say about closing it says itself, so
     * nothing here makes it fail.
     */
    @Override
    public void close() {
        List<Call> closing = made.stream().map(this::beginClose).toList();
        closing.forEach(call -> call.awaitEnd(SHORT));
        target.close();
        closing.forEach(call -> call.awaitEnd(fixture.patience()));
    }
}
