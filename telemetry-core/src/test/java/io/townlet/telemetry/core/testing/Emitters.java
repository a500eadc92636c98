package io.townlet.telemetry.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.opentest4j.TestAbortedException;

/** Threads of a test that set out together. What one of them throws fails the test that joins them. */
public final class Emitters {

    /** What sort of threads they are. */
    public enum Kind {
        PLATFORM {
            @Override
            Thread start(String name, Runnable body) {
                Thread thread = new Thread(body, name);
                thread.setDaemon(true);
                thread.start();
                return thread;
            }
        },
        /** Only on a JDK that has them; a test that asks for them elsewhere is shown as skipped. */
        VIRTUAL {
            @Override
            Thread start(String name, Runnable body) {
                try {
                    return (Thread) Thread.class
                            .getMethod("startVirtualThread", Runnable.class)
                            .invoke(null, body);
                } catch (ReflectiveOperationException e) {
                    throw new TestAbortedException("this JDK has no virtual threads");
                }
            }
        };

        abstract Thread start(String name, Runnable body);
    }

    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private Emitters() {}

    /** Starts threads that set out at the same moment; each is told its number, from 0. */
    public static Emitters start(Kind kind, int count, IntConsumer body) {
        Emitters emitters = new Emitters();
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            int number = i;
            emitters.threads.add(kind.start("emitter-" + number, () -> {
                try {
                    go.await();
                    body.accept(number);
                } catch (Throwable e) {
                    emitters.failures.add(e);
                }
            }));
        }
        go.countDown();
        return emitters;
    }

    /** Starts one platform thread. */
    public static Emitters start(Runnable body) {
        return start(Kind.PLATFORM, 1, number -> body.run());
    }

    /** Gives the first of the threads. */
    public Thread first() {
        return threads.get(0);
    }

    /** Waits until all of them have ended. */
    public void join() {
        for (Thread thread : threads) {
            try {
                thread.join(Monitor.PATIENCE.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while waiting for " + thread.getName(), e);
            }
            if (thread.isAlive()) {
                AssertionError hanging = new AssertionError(thread.getName() + " never ended; this is where it is");
                hanging.setStackTrace(thread.getStackTrace());
                throw hanging;
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("an emitting thread failed: " + failures.get(0), failures.get(0));
        }
    }
}
