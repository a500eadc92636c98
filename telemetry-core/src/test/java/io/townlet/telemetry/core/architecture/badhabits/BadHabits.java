package io.townlet.telemetry.core.architecture.badhabits;

import java.time.Instant;
import java.util.HashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** Breaks every rule once. */
public class BadHabits {

    /** A library that nobody has agreed on. */
    public @Nullable TestInfo library;

    public static int changing;
    public static final HashMap<String, String> CHANGED_INSIDE = new HashMap<>();

    @SuppressWarnings({"SystemOut", "ThreadSleep"}) // what else would the rules find
    public void all() throws InterruptedException {
        System.out.println(Instant.now());
        Logger.getLogger("bad").info("habit");
        Thread.sleep(1);
        throw new RuntimeException("something went wrong");
    }
}
