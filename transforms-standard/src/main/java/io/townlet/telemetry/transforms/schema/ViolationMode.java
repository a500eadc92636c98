package io.townlet.telemetry.transforms.schema;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of an event that violates its schema. */
enum ViolationMode {
    /** It is left out. */
    DROP,
    /** It goes on. */
    WARN,
    /** It is given up as an error of the transform. */
    RAISE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Gives the word that stands for it in the options. */
    String word() {
        return word;
    }

    /** Gives all words. */
    static String[] words() {
        return Arrays.stream(values()).map(ViolationMode::word).toArray(String[]::new);
    }

    /** Finds the mode of one of the {@link #words()}. */
    static ViolationMode ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
