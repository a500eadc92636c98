package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.core.plugin.LeftThread;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows how a run goes: progress and trouble on the console, numbers in the status file. Not safe for use by several threads. */
public final class RunMonitor {

    /** How long it is from one {@link #beat} to the next. */
    static final Duration BEAT = Duration.ofMillis(100);

    private static final int BEATS_PER_PROGRESS = 5;
    private static final int BEATS_PER_STATUS = 10;

    private final Console console;
    private final InputCounts counts;
    private final Supplier<Payload> pipelineCounters;
    private final Supplier<List<LeftThread>> leftThreads;
    private final @Nullable StatusFile statusFile;
    private final TroubleWatch trouble;
    private long beats;
    private boolean statusFileFailed;

    /**
     * Makes a monitor.
     *
     * @param console where progress and trouble are shown
     * @param counts what came in
     * @param pipelineCounters gives what is counted of the pipeline as a whole
     * @param leftThreads gives the threads that plug-ins have left running; asked once, at the end
     * @param statusFile where the status goes, or null
     */
    public RunMonitor(
            Console console,
            InputCounts counts,
            Supplier<Payload> pipelineCounters,
            Supplier<List<LeftThread>> leftThreads,
            @Nullable StatusFile statusFile) {
        this.console = console;
        this.counts = counts;
        this.pipelineCounters = pipelineCounters;
        this.leftThreads = leftThreads;
        this.statusFile = statusFile;
        this.trouble = new TroubleWatch(console);
    }

    Console console() {
        return console;
    }

    InputCounts counts() {
        return counts;
    }

    List<LeftThread> leftThreads() {
        return leftThreads.get();
    }

    /** Shows what there is to show by now. */
    void beat(List<TransportStatus> transports) {
        trouble.look(transports);
        if (beats % BEATS_PER_PROGRESS == 0) {
            console.progress(progress(transports));
        }
        if (beats % BEATS_PER_STATUS == 0) {
            writeStatus(transports);
        }
        beats++;
    }

    private String progress(List<TransportStatus> transports) {
        StringBuilder line = new StringBuilder();
        if (counts.lines() > 0) {
            line.append(counts.lines()).append(" lines, ");
        }
        line.append(counts.events()).append(" events");
        if (counts.badLines() > 0) {
            line.append(", ").append(counts.badLines()).append(" bad lines");
        }
        for (TransportStatus status : transports) {
            line.append("; ")
                    .append(status.id())
                    .append(": ")
                    .append(status.payloadsFlushedTotal())
                    .append(" delivered, ");
            line.append(status.queueLength()).append(" queued");
        }
        return line.toString();
    }

    /** Writes the last status, and takes the progress away. */
    void end(List<TransportStatus> transports) {
        console.clearProgress();
        writeStatus(transports);
    }

    private void writeStatus(List<TransportStatus> transports) {
        StatusFile file = statusFile;
        if (file == null) {
            return;
        }
        try {
            file.write(status(transports));
            statusFileFailed = false;
        } catch (IOException e) {
            if (!statusFileFailed) {
                statusFileFailed = true;
                console.say("the status file " + file + " can't be written: " + e.getMessage());
            }
        }
    }

    private Payload status(List<TransportStatus> transports) {
        Payload input = Payload.builder(3)
                .put("lines", counts.lines())
                .put("events", counts.events())
                .put("bad_lines", counts.badLines())
                .build();
        return Payload.builder(3)
                .put("transports", (Object)
                        transports.stream().map(TransportStatus::toPayload).toList())
                .put("pipeline", pipelineCounters.get())
                .put("input", input)
                .build();
    }
}
