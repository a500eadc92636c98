package io.townlet.telemetry.transforms.testing;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a host gives a transform, with everything in reach of a test. */
public final class TestContext implements TransformContext {

    private final ManualClock clock = new ManualClock();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Path baseDirectory;

    public TestContext() {
        this(Path.of(""));
    }

    public TestContext(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    /** Makes a transform as a host does: from options that were read by their declarations. */
    public Transform make(TransformProvider provider, Map<String, ?> options) {
        return provider.create(Options.of(provider.options(), options), this);
    }

    @Override
    public TelemetryClock clock() {
        return clock;
    }

    public ManualClock manualClock() {
        return clock;
    }

    @Override
    public void count(String counter, long amount) {
        counts.merge(counter, amount, Long::sum);
    }

    public Map<String, Long> counts() {
        return counts;
    }

    @Override
    public Path baseDirectory() {
        return baseDirectory;
    }
}
