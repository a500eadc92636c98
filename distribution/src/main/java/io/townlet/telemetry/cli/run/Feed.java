package io.townlet.telemetry.cli.run;

import java.io.IOException;

/** What a pipeline is fed by. */
public interface Feed {

    /**
     * Hands over what comes next, waiting for it where it must. Called by one thread only.
     *
     * @return false where nothing is left
     * @throws IOException where the input can't be read on
     */
    boolean next() throws IOException;

    /** Says what is left to say, once no more is handed over. Called by any thread, even while another is still in {@link #next}. */
    default void finish() {}
}
