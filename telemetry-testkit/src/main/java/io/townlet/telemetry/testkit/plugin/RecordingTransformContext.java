package io.townlet.telemetry.testkit.plugin;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.transform.TransformContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A context that remembers what a transform has counted. Safe for use by several threads. */
public final class RecordingTransformContext implements TransformContext {

    private final Path baseDirectory;
    private final TelemetryClock clock;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Begins with nothing counted.
     *
     * @param baseDirectory the folder that relative paths start from
     * @param clock the time to go by
     */
    public RecordingTransformContext(Path baseDirectory, TelemetryClock clock) {
        this.baseDirectory = baseDirectory;
        this.clock = clock;
    }

    @Override
    public TelemetryClock clock() {
        return clock;
    }

    @Override
    public synchronized void count(String counter, long amount) {
        if (!counter.matches("[a-z0-9_]+")) {
            problems.add("counter '" + counter + "' must be lower-case letters, digits and '_'");
        }
        if (amount < 1) {
            problems.add("counter '" + counter + "' was raised by " + amount + ", and must be by 1 or more");
        }
        counts.merge(counter, amount, Long::sum);
    }

    @Override
    public Path baseDirectory() {
        return baseDirectory;
    }

    /**
     * Gives what was counted.
     *
     * @return a copy: the sums by counter
     */
    public synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /**
     * Gives what was wrong with the counting.
     *
     * @return a copy; empty where nothing was
     */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
