package io.townlet.telemetry.cli.bench;

import java.io.IOException;

/** Where a benchmark's ticks come from. Not safe for use by several threads. */
public interface TickSource extends AutoCloseable {

    /**
     * Makes the next tick ready. The time that this takes isn't measured.
     *
     * @return the tick; there always is one more
     * @throws IOException where none can be had
     */
    Tick next() throws IOException;

    /**
     * Lets go of what is open.
     *
     * @throws IOException where that fails
     */
    @Override
    default void close() throws IOException {}

    /** Opens a source at its first tick. */
    interface Opener {

        /**
         * Opens it.
         *
         * @return a source that gives the same ticks each time
         * @throws IOException where that fails
         */
        TickSource open() throws IOException;
    }
}
