package io.townlet.telemetry.testkit.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that is under way, or has ended. Asked by the test's thread. */
public final class Call {

    /** What is called. */
    @FunctionalInterface
    public interface Action {
        /**
         * Makes the call.
         *
         * @throws Throwable whatever the plug-in throws
         */
        void run() throws Throwable;
    }

    private static final Duration TIME_TO_BLOCK = Duration.ofMillis(200);

    private final String what;
    private final Thread thread;
    private volatile @Nullable Throwable thrown;

    Call(String what, Action action, ThreadGroup group, boolean daemon) {
        this.what = what;
        this.thread = new Thread(group, () -> run(action), "contract-" + what);
        thread.setDaemon(daemon);
    }

    Call begin() {
        thread.start();
        return this;
    }

    private void run(Action action) {
        try {
            action.run();
        } catch (Throwable e) {
            // A plug-in may throw anything at all; the test decides what it means.
            thrown = e;
        }
    }

    /**
     * Waits for a normal return.
     *
     * @param patience the longest to wait
     * @throws AssertionError where it throws, or doesn't return
     */
    public void returns(Duration patience) {
        Throwable failure = ending(patience);
        if (failure != null) {
            throw new AssertionError(what + " threw " + failure, failure);
        }
    }

    /**
     * Waits for a failure.
     *
     * @param patience the longest to wait
     * @return what was thrown
     * @throws AssertionError where it returns normally, or not at all
     */
    public Throwable throwsWithin(Duration patience) {
        Throwable failure = ending(patience);
        if (failure == null) {
            throw new AssertionError(what + " returned normally, and should have thrown");
        }
        return failure;
    }

    /**
     * Waits for its end.
     *
     * @param patience the longest to wait
     * @return what was thrown, or null where it returned normally
     * @throws AssertionError where it doesn't end
     */
    public @Nullable Throwable ending(Duration patience) {
        if (!awaitEnd(patience)) {
            AssertionError hangs = new AssertionError(what + " didn't return within " + patience.toMillis() + " ms");
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        }
        return thrown;
    }

    /**
     * Waits for its end, however it ends.
     *
     * @param patience the longest to wait
     * @return false where it didn't end
     * @throws AssertionError where the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
        return !thread.isAlive();
    }

    /** Gives the call time to block in what it does; nothing that must hold depends on whether it has come that far. */
    public void letBlock() {
        boolean unused = Await.until(
                TIME_TO_BLOCK,
                () -> thread.getState() != Thread.State.NEW && thread.getState() != Thread.State.RUNNABLE);
    }

    boolean isOn(Thread other) {
        return thread == other;
    }
}
