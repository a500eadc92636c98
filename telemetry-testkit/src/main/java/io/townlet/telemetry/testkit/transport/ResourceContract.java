package io.townlet.telemetry.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.testkit.call.Await;
import io.townlet.telemetry.testkit.call.OpenFiles;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** That a transport leaves nothing behind: no thread, no file, no connection. */
public interface ResourceContract {

    /**
     * How often a test does what might leave a handle open. Something else in the process, such as a jar that is opened for a first
     * use, may add or take a few; a leak adds one each time. So half of them is a leak.
     */
    int CYCLES = 20;

    /**
     * Says what is tested.
     *
     * @return the fixture; asked for once or more in each test
     */
    TransportFixture fixture();

    /** A transport that someone forgets to close doesn't keep the process alive. */
    @Test
    default void noThreadKeepsTheProcessAlive() throws Exception {
        try (TransportTrial trial = TransportTrial.onUserThreads(fixture())) {
            Transport transport = trial.started();
            trial.send(transport, trial.samples().events(3));
            List<String> user = trial.threads().startedByCalls().stream()
                    .filter(thread -> !thread.isDaemon())
                    .map(Thread::getName)
                    .toList();
            assertEquals(List.of(), user, "threads that are no daemons");
        }
    }

    /** All threads end after the close, but for those that a library shares. */
    @Test
    default void noThreadIsLeftAfterTheClose() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport transport = trial.started();
            trial.send(transport, trial.samples().events(3));
            trial.start(transport);
            trial.send(transport, trial.samples().events(3));
            trial.close(transport);
            boolean unused = Await.until(fixture().patience(), () -> left(trial).isEmpty());
            assertEquals(List.of(), left(trial), "threads that are left");
        }
    }

    private List<String> left(TransportTrial trial) {
        return trial.threads().startedByCalls().stream()
                .filter(thread -> !(thread.isDaemon()
                        && fixture().sharedThreadNames().stream().anyMatch(thread.getName()::startsWith)))
                .map(Thread::getName)
                .toList();
    }

    /** No file and no connection stays open after the close. */
    @Test
    default void noFileIsLeftOpenAfterTheClose() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            leavesNoFileOpen(() -> {
                Transport transport = trial.started();
                trial.send(transport, trial.samples().events(3));
                trial.close(transport);
            });
        }
    }

    /** A new start lets go of what the one before has opened. */
    @Test
    default void noFileIsLeftOpenByStartingAgain() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture())) {
            Transport transport = trial.started();
            leavesNoFileOpen(() -> {
                trial.start(transport);
                trial.send(transport, trial.samples().events(3));
            });
        }
    }

    /** What fails to start leaves nothing open either. */
    @Test
    default void noFileIsLeftOpenByAttemptsThatFail() throws Exception {
        try (TransportTrial trial = TransportTrial.of(fixture(), TransportCapability.RESTARTABLE_TARGET)) {
            trial.target().goAway();
            Transport transport = trial.create();
            leavesNoFileOpen(() -> trial.attemptFails(
                    transport, trial.samples().batch(trial.samples().events(3))));
        }
    }

    private void leavesNoFileOpen(Runnable cycle) {
        Assumptions.assumeTrue(OpenFiles.areKnown(), "this system doesn't tell which files are open");
        // The first time loads classes, and with them opens jars.
        cycle.run();
        long before = OpenFiles.settledCount(fixture().patience());
        for (int i = 0; i < CYCLES; i++) {
            cycle.run();
        }
        boolean closed = Await.until(fixture().patience(), () -> OpenFiles.count() < before + CYCLES / 2);
        assertTrue(
                closed,
                () -> "open files more than before, after " + CYCLES + " times: " + (OpenFiles.count() - before));
    }
}
