package io.townlet.telemetry.cli.input;

import io.townlet.telemetry.api.event.TelemetryEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the events of an input of lines. Blank lines are passed over; bad ones too, counted and reported. */
public final class EventLines implements EventSource {

    private final LineSplitter splitter;
    private final BadLineReports reports;
    private final InputCounts counts;
    private final EventLineParser parser = new EventLineParser();
    private long tooLarge;
    private long firstTooLarge;
    private long bytesOfFirst;

    /**
     * Reads from a splitter.
     *
     * @param splitter gives the lines
     * @param reports told of every bad line, and of the end
     * @param counts counts lines and bad lines
     */
    public EventLines(LineSplitter splitter, BadLineReports reports, InputCounts counts) {
        this.splitter = splitter;
        this.reports = reports;
        this.counts = counts;
    }

    @Override
    public @Nullable TelemetryEvent next() throws IOException {
        for (InputLine line = splitter.next(); line != null; line = splitter.next()) {
            counts.countLine();
            TelemetryEvent event = read(line);
            if (event != null) {
                reports.good();
                return event;
            }
        }
        if (tooLarge > 0) {
            throw new InputTooLargeException(tooLarge, firstTooLarge, bytesOfFirst);
        }
        return null;
    }

    @Override
    public void finish() {
        reports.finish();
    }

    private @Nullable TelemetryEvent read(InputLine line) {
        if (line instanceof InputLine.TooLong tooLong) {
            bad(line, "the line has " + tooLong.length() + " bytes, and at most " + tooLong.allowed() + " are allowed");
            return null;
        }
        InputLine.Text text = (InputLine.Text) line;
        if (text.isBlank()) {
            return null;
        }
        try {
            return parser.parse(text);
        } catch (MalformedLineException e) {
            bad(line, e.reason());
            return null;
        } catch (OutOfMemoryError e) {
            // What was taken for it is free again, and the lines behind it can be read. It is told of at the end, as a
            // loss: nothing was wrong with it.
            if (tooLarge++ == 0) {
                firstTooLarge = text.number();
                bytesOfFirst = text.length();
            }
            return null;
        }
    }

    private void bad(InputLine line, String reason) {
        counts.countBadLine();
        reports.bad(line.number(), reason);
    }
}
