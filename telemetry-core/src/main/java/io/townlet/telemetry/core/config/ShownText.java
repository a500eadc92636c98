package io.townlet.telemetry.core.config;

/** Makes a text, which may be anything, fit for a message of one line. */
final class ShownText {

    /** Stands for the value of a secret. */
    static final String SECRET = "***";

    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_MESSAGE = 500;

    private ShownText() {}

    /** Escapes what would break the line, and shortens to the length of a value. */
    static String of(String text) {
        return of(text, LONGEST_VALUE);
    }

    /** Escapes what would break the line, and shortens to the length of a message. */
    static String ofMessage(String text) {
        return of(text, LONGEST_MESSAGE);
    }

    private static String of(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), longest);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            append(shown, text.charAt(i));
        }
        return end < text.length() ? shown.append("...").toString() : shown.toString();
    }

    private static void append(StringBuilder shown, char c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (breaksLine(c)) {
                    shown.append(String.format("\\u%04x", (int) c));
                } else {
                    shown.append(c);
                }
            }
        }
    }

    private static boolean breaksLine(char c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT;
    }
}
