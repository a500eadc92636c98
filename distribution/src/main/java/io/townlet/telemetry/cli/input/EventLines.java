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
            // It costs this line only: what was taken for it is free again.
            bad(
                    line,
                    "its " + text.length()
                            + " bytes are too many for the memory; give the JVM more, with JAVA_OPTS=-Xmx1g");
            return null;
        }
    }

    private void bad(InputLine line, String reason) {
        counts.countBadLine();
        reports.bad(line.number(), reason);
    }
}
