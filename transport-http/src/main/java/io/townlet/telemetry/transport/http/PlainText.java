package io.townlet.telemetry.transport.http;

import java.util.Comparator;
import java.util.List;

/**
 * Makes text of others fit for messages and logs: one line of bounded length, with nothing in it that steers a terminal, and without
 * the secrets that the transport sends. A server may well answer with what it was sent.
 */
final class PlainText {

    /** A shorter value is no secret worth the name, and would be found in any text. */
    private static final int SHORTEST_SECRET = 4;

    private static final int MOST_CHARACTERS = 200;

    private final List<String> secrets;

    PlainText(List<String> secrets) {
        // The longer ones first, so that one which is part of another doesn't leave a rest of it.
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .distinct()
                .toList();
    }

    /** Cleans and shortens a text. */
    String of(String text) {
        String clean = oneLine(text);
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        int length = clean.codePointCount(0, clean.length());
        return length <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST_CHARACTERS)) + "...";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (isShowable(character)) {
                line.appendCodePoint(character);
            }
        });
        return line.toString().strip();
    }

    private static boolean isShowable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Tells nothing: it holds secrets. */
    @Override
    public String toString() {
        return "PlainText";
    }
}
