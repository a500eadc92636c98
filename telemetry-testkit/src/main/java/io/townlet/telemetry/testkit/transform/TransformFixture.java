package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the contract needs to know of a transform under test. */
public interface TransformFixture {

    /**
     * Gives the provider under test.
     *
     * @return one of the class that {@link java.util.ServiceLoader} finds
     */
    TransformProvider provider();

    /**
     * Gives the options of the transform under test.
     *
     * @return raw values by option name, as a configuration holds them; none by default
     */
    default Map<String, ?> options() {
        return Map.of();
    }

    /**
     * Declares what the transform promises.
     *
     * @return the capabilities
     */
    Set<TransformCapability> capabilities();

    /**
     * Gives events of the sort that the transform is made for, some of which it changes, leaves alone, or leaves out. The contract
     * adds odd ones of its own.
     *
     * @return the events, at least one
     */
    List<TelemetryEvent> events();

    /**
     * Gives the folder that relative paths in the options start from.
     *
     * @return a folder; the working directory by default
     */
    default Path baseDirectory() {
        return Path.of("");
    }

    /**
     * Tells how long the contract waits for what should happen at once. It is no measure of speed.
     *
     * @return a time; 10 seconds by default
     */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }
}
