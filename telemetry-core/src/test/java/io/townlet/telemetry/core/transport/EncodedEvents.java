package io.townlet.telemetry.core.transport;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.core.encode.EncodedRun;
import java.util.List;
import java.util.stream.IntStream;

/** Makes lines without a pipeline; the name of each is its number. */
final class EncodedEvents {

    private EncodedEvents() {}

    static EncodedEvent line(int number, int length) {
        return new EncodedEvent(
                Integer.toString(number), EventKind.EVENT, 0, Payload.empty(), new byte[length], 0, length);
    }

    /** Makes a run of one line. */
    static EncodedRun run(EncodedEvent line, int weight) {
        EncodedRun run = new EncodedRun();
        run.add(line, weight);
        return run;
    }

    static List<EncodedEvent> lines(int from, int to, int length) {
        return IntStream.range(from, to)
                .mapToObj(number -> line(number, length))
                .toList();
    }

    static List<Integer> numbers(List<EncodedEvent> lines) {
        return lines.stream().map(line -> Integer.valueOf(line.name())).toList();
    }
}
