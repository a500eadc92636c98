package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.cli.input.InputTooLargeException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets a feed hand over all that it has, on a thread of its own, since a read that waits for input can't be broken off. */
final class Feeder {

    private final Feed feed;
    private final StopGate gate;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Written before {@code ended}, read after it. */
    private @Nullable String failure;

    private volatile boolean abandoned;

    Feeder(Feed feed, StopGate gate) {
        this.feed = feed;
        this.gate = gate;
    }

    void start() {
        Thread thread = new Thread(() -> gate.whileWorking(this::feed), "telemetry-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void feed() {
        try {
            boolean more = true;
            while (more && !abandoned) {
                more = feed.next();
            }
        } catch (StopGate.StoppedException e) {
            // Asked for: what was read before has been handed on.
            return;
        } catch (InputTooLargeException e) {
            failure = e.getMessage();
        } catch (IOException e) {
            failure = "the input can't be read on: " + reason(e);
        } catch (OutOfMemoryError e) {
            failure = "the memory is too small for what is read; give the JVM more, with JAVA_OPTS=-Xmx1g";
        } catch (RuntimeException | Error e) {
            // Whatever it is, the events that are queued can still be delivered, and the loss must be told.
            failure = "reading the input failed unexpectedly: " + e;
        } finally {
            ended.countDown();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Lets it end with the event it is at, though more may have been read. */
    void abandon() {
        abandoned = true;
    }

    /** Waits for the end, be it of the source or for another reason. */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Tells why it ended before the source did; null where nothing failed. */
    @Nullable
    String failure() {
        return hasEnded() ? failure : null;
    }
}
