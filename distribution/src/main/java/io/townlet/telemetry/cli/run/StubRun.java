package io.townlet.telemetry.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Lets a feed come to its end where nothing is streamed. */
public final class StubRun {

    private final Feed feed;
    private final StopGate gate;

    /**
     * Prepares a run.
     *
     * @param feed what is asked to go on
     * @param gate the gate that the feed reads through
     */
    public StubRun(Feed feed, StopGate gate) {
        this.feed = feed;
        this.gate = gate;
    }

    /**
     * Runs to the end of the feed.
     *
     * @return {@link PipelineRun#ALL_DELIVERED}, since nothing was to be delivered
     * @throws IOException where the feed's input can't be read on
     */
    public int run() throws IOException {
        try {
            gate.whileWorking(this::feed);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        feed.finish();
        return PipelineRun.ALL_DELIVERED;
    }

    private void feed() {
        try {
            boolean more = true;
            while (more) {
                more = feed.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
