package io.townlet.telemetry.transport.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a rotated file adds to that of the current one. Rotations are ordered as they happened.
 *
 * @param time the second of the rotation, UTC, as {@code 20260131T235959Z}
 * @param number 1 for the first rotation of that second, which the name doesn't say
 */
record RotatedName(String time, int number) implements Comparable<RotatedName> {

    /** Ends the name of a compressed file. */
    static final String GZIP_SUFFIX = ".gz";

    /** Ends the name of a file that is being compressed. */
    static final String TEMPORARY_SUFFIX = ".tmp";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern FORM =
            Pattern.compile("\\.(\\d{8}T\\d{6}Z)(?:\\.([1-9]\\d{0,8}))?(?:\\.gz(?:\\.[0-9a-f]{1,16}\\.tmp)?)?");
    private static final Comparator<RotatedName> ORDER =
            Comparator.comparing(RotatedName::time).thenComparingInt(RotatedName::number);

    static RotatedName first(Instant time) {
        return new RotatedName(TIME.format(time.atOffset(ZoneOffset.UTC)), 1);
    }

    RotatedName next() {
        return new RotatedName(time, number + 1);
    }

    /**
     * Reads the name of a file.
     *
     * @param current the name of the current file
     * @param name any file's name
     * @return the rotation that the file is of, compressed or not; null where it isn't one's
     */
    static @Nullable RotatedName parse(String current, String name) {
        if (!name.startsWith(current)) {
            return null;
        }
        Matcher matcher = FORM.matcher(name).region(current.length(), name.length());
        if (!matcher.matches()) {
            return null;
        }
        String time = String.valueOf(matcher.group(1));
        String number = matcher.group(2);
        if (!isTime(time) || "1".equals(number)) {
            return null;
        }
        return new RotatedName(time, number == null ? 1 : Integer.parseInt(number));
    }

    private static boolean isTime(String text) {
        try {
            TIME.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Gives the name of a file that is being compressed; another one for each marker. */
    static String temporary(String plain, long marker) {
        return plain + GZIP_SUFFIX + "." + Long.toHexString(marker) + TEMPORARY_SUFFIX;
    }

    /** Gives the name of the file, not compressed. */
    String of(String current) {
        return current + "." + time + (number == 1 ? "" : "." + number);
    }

    @Override
    public int compareTo(RotatedName other) {
        return ORDER.compare(this, other);
    }
}
