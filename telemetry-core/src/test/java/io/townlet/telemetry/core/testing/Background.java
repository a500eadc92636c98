package io.townlet.telemetry.core.testing;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A call that may block, made on a thread of its own. */
public final class Background<T> {

    private final AtomicReference<T> result = new AtomicReference<>();
    private final Emitters thread;

    private Background(Supplier<T> call) {
        this.thread = Emitters.start(() -> result.set(call.get()));
    }

    /** Makes the call. */
    public static <T> Background<T> call(Supplier<T> call) {
        return new Background<>(call);
    }

    /** Makes a call that gives nothing. */
    public static Background<Boolean> run(Runnable call) {
        return new Background<>(() -> {
            call.run();
            return true;
        });
    }

    /** Gives the thread that makes the call. */
    public Thread thread() {
        return thread.first();
    }

    /** Waits for the call to end, and gives what it gave. */
    public T join() {
        thread.join();
        return result.get();
    }
}
