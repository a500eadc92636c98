package io.townlet.telemetry.core.naming;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class NearestName {

    private static final int LONGEST = 64;
    private static final int SHORTEST_PART = 4;

    private NearestName() {}

    /**
     * Gives the known name that is nearest to a given one.
     *
     * @param given what was written
     * @param known what could have been meant
     * @return a known name, or null where none is near
     */
    public static @Nullable String of(String given, Collection<String> known) {
        String plain = plain(given);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return null;
        }
        String nearest = null;
        int least = 1 + Math.max(1, Math.min(3, plain.length() / 3));
        for (String name : known) {
            int distance = distance(plain, plain(name));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest == null ? longerOrShorter(plain, known) : nearest;
    }

    /** Finds a name that is a good part of the given one, or has it as a good part, such as one that stands deeper. */
    private static @Nullable String longerOrShorter(String plain, Collection<String> known) {
        for (String name : known) {
            boolean part = name.contains(plain) && plain.length() * 3 >= name.length();
            boolean whole = plain.contains(name) && name.length() * 2 >= plain.length();
            if (plain.length() >= SHORTEST_PART && name.length() >= SHORTEST_PART && (part || whole)) {
                return name;
            }
        }
        return null;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Counts the letters to add, to leave out, to change, or to swap with their neighbour. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
