package io.townlet.telemetry.core.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line taken apart at blanks. Double and single quotes keep blanks together; in double quotes a backslash takes the next character as it is.
 *
 * @param words the command and its arguments; none where the line is blank
 */
record ConsoleLine(List<String> words) {

    /** The longest line, in characters. */
    static final int MAX_LENGTH = 4096;

    /** The most words, the command counted. */
    static final int MAX_WORDS = 33;

    private static final char NO_QUOTE = 0;

    ConsoleLine {
        words = List.copyOf(words);
    }

    /** Takes a line apart. */
    static ConsoleLine of(String line) throws MalformedLineException {
        if (line.length() > MAX_LENGTH) {
            throw new MalformedLineException(
                    "the line has " + line.length() + " characters, and at most " + MAX_LENGTH + " are allowed");
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = NO_QUOTE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == NO_QUOTE && Character.isWhitespace(c)) {
                addTo(words, word);
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == NO_QUOTE && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = NO_QUOTE;
            } else if (quote == '"' && c == '\\' && i + 1 < line.length()) {
                i++;
                word.append(line.charAt(i));
            } else {
                word.append(c);
            }
        }
        if (quote != NO_QUOTE) {
            throw new MalformedLineException("a quote " + quote + " is never closed");
        }
        addTo(words, word);
        return new ConsoleLine(words);
    }

    private static void addTo(List<String> words, @Nullable StringBuilder word) throws MalformedLineException {
        if (word != null) {
            if (words.size() == MAX_WORDS) {
                throw new MalformedLineException("at most " + (MAX_WORDS - 1) + " arguments are allowed");
            }
            words.add(word.toString());
        }
    }

    /** The line can't be taken apart; the message says why. */
    static final class MalformedLineException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedLineException(String message) {
            super(message);
        }
    }
}
