package io.townlet.telemetry.cli.bench;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.cli.input.BadLineReports;
import io.townlet.telemetry.cli.input.EventLines;
import io.townlet.telemetry.cli.input.InputCounts;
import io.townlet.telemetry.cli.input.LineSplitter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of a recorded stream, which begins anew where it ends. Neighbouring lines of the same tick are one tick, and a line that names none
 * belongs to the one before; but a second snapshot or diff always begins another. Lines that are no events are left out.
 */
public final class RecordedTicks implements TickSource {

    /** The most lines of one tick: where no line names any, they are not all held in memory. */
    static final int MAX_LINES = 4096;

    private final Path file;
    private InputStream in;
    private EventLines lines;
    private @Nullable TelemetryEvent ahead;

    private RecordedTicks(Path file, InputStream in) {
        this.file = file;
        this.in = in;
        this.lines = lines(in);
    }

    /**
     * Opens a recording.
     *
     * @param file lines as {@code telemetry run} reads them; a regular file, since it is read again and again
     * @return the ticks, from the first on
     * @throws IOException where it can't be read, or has no line that is an event
     */
    public static RecordedTicks open(Path file) throws IOException {
        RecordedTicks ticks = new RecordedTicks(file, Files.newInputStream(file));
        ticks.ahead = ticks.lines.next();
        if (ticks.ahead == null) {
            ticks.close();
            throw new IOException("the recording " + file + " has no line that is a JSON event");
        }
        return ticks;
    }

    private static EventLines lines(InputStream in) {
        return new EventLines(
                new LineSplitter(new BufferedInputStream(in), LineSplitter.DEFAULT_MAX_LINE_BYTES),
                new BadLineReports(report -> {}, 0),
                new InputCounts());
    }

    @Override
    public Tick next() throws IOException {
        List<TelemetryEvent> events = new ArrayList<>();
        TelemetryEvent event = ahead == null ? first() : ahead;
        TickGroup group = new TickGroup(event);
        do {
            events.add(event);
            event = lines.next();
        } while (event != null && events.size() < MAX_LINES && group.takes(event));
        ahead = event;
        return sink -> events.forEach(sink::emit);
    }

    /** Begins anew. */
    private TelemetryEvent first() throws IOException {
        in.close();
        in = Files.newInputStream(file);
        lines = lines(in);
        TelemetryEvent event = lines.next();
        if (event == null) {
            throw new IOException("the recording " + file + " was emptied while it was read");
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Decides which events belong together. */
    private static final class TickGroup {

        private long tick;
        private boolean whole;

        TickGroup(TelemetryEvent first) {
            tick = first.tick();
            whole = isState(first);
        }

        boolean takes(TelemetryEvent event) {
            boolean sameTick = !event.hasTick() || tick == TelemetryEvent.NO_TICK || event.tick() == tick;
            if (!sameTick || (whole && isState(event))) {
                return false;
            }
            if (event.hasTick()) {
                tick = event.tick();
            }
            whole |= isState(event);
            return true;
        }

        private static boolean isState(TelemetryEvent event) {
            return switch (event.kind()) {
                case SNAPSHOT, DIFF -> true;
                default -> false;
            };
        }
    }
}
