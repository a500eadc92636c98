package io.townlet.telemetry.cli.console;

/** Makes text from anywhere safe to print: what could steer a terminal is written as its code. */
public final class PlainText {

    private PlainText() {}

    /**
     * Replaces control characters, line breaks among them, invisible formatting characters and halves of surrogate pairs.
     *
     * @param text any text
     * @return the text as one line of printable characters
     */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPrintable(c)) {
                plain.appendCodePoint(c);
            } else {
                plain.append(String.format("\\u%04x", c));
            }
        });
        return plain.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
