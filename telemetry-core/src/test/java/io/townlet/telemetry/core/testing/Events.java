package io.townlet.telemetry.core.testing;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes events that can be told apart when they arrive, and reads which ones did. */
public final class Events {

    private static final Pattern LINE = Pattern.compile("\\{\"producer\":(\\d+),\"number\":(\\d+)[,}].*");

    private Events() {}

    /** Makes an event without a tick. */
    public static TelemetryEvent event(int producer, int number) {
        return atTick(TelemetryEvent.NO_TICK, producer, number);
    }

    /** Makes an event of a tick. */
    public static TelemetryEvent atTick(long tick, int producer, int number) {
        return of(tick, fields(producer, number));
    }

    /**
     * Makes an event whose line has that many bytes in all, the line feed counted. Its weight differs by a little.
     *
     * @throws IllegalArgumentException where that is too few
     */
    public static TelemetryEvent sized(int bytes, int producer, int number) {
        int bare = ("{\"producer\":" + producer + ",\"number\":" + number + ",\"pad\":\"\"}\n").length();
        if (bytes < bare) {
            throw new IllegalArgumentException(bytes + " bytes are too few; such an event takes at least " + bare);
        }
        return of(TelemetryEvent.NO_TICK, fields(producer, number).with("pad", "x".repeat(bytes - bare)));
    }

    private static TelemetryEvent of(long tick, Payload payload) {
        return new TelemetryEvent("test.event", EventKind.EVENT, tick, Payload.empty(), payload);
    }

    private static Payload fields(int producer, int number) {
        return Payload.builder(3)
                .put("producer", producer)
                .put("number", number)
                .build();
    }

    /** Reads the numbers of lines, in their order. */
    public static List<Integer> numbers(List<String> lines) {
        return lines.stream().map(line -> Integer.valueOf(match(line).group(2))).toList();
    }

    /** Reads the numbers of each producer's lines, in their order. */
    public static Map<Integer, List<Integer>> byProducer(List<String> lines) {
        Map<Integer, List<Integer>> numbers = new TreeMap<>();
        for (String line : lines) {
            Matcher match = match(line);
            numbers.computeIfAbsent(Integer.valueOf(match.group(1)), producer -> new ArrayList<>())
                    .add(Integer.valueOf(match.group(2)));
        }
        return numbers;
    }

    private static Matcher match(String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new AssertionError("not a line of these events: " + line);
        }
        return match;
    }
}
