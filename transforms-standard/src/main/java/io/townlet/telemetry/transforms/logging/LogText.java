package io.townlet.telemetry.transforms.logging;

import io.townlet.telemetry.api.event.TelemetryEvent;

/** Makes text that came from outside fit for one log line: an event's name could hold a line break that forges another line. */
public final class LogText {

    private static final int MAX_LENGTH = 200;

    private LogText() {}

    /**
     * Replaces control characters by {@code ?} and cuts what is long.
     *
     * @param text any text
     * @return one line of at most 203 characters
     */
    public static String of(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        StringBuilder line = new StringBuilder(cut.length());
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            line.append(breaksLine(c) ? '?' : c);
        }
        return line.toString();
    }

    /**
     * Gives an event's tick.
     *
     * @param event any event
     * @return its digits, or {@code none}
     */
    public static String tick(TelemetryEvent event) {
        return event.hasTick() ? Long.toString(event.tick()) : "none";
    }

    private static boolean breaksLine(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
