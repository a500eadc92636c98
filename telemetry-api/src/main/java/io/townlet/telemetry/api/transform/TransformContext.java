package io.townlet.telemetry.api.transform;

import io.townlet.telemetry.api.clock.TelemetryClock;
import java.nio.file.Path;

/** What the host gives a transform. Safe for use by several threads for as long as the transform lives. */
public interface TransformContext {

    /**
     * Gives the time to go by.
     *
     * @return the pipeline's clock
     */
    TelemetryClock clock();

    /**
     * Counts something worth knowing, such as malformed entries that were left out. The sums are part of the pipeline's status, under
     * the transform's name.
     *
     * @param counter what is counted: lower-case letters, digits and {@code _}
     * @param amount how many more, 1 or more
     */
    void count(String counter, long amount);

    /**
     * Gives the folder that relative paths in the transform's options start from.
     *
     * @return the folder of the configuration file, or the working directory
     */
    Path baseDirectory();
}
