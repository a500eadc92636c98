package io.townlet.telemetry.api.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of this api that a plug-in works with, written as Maven writes ranges: {@code [1.0,2)}.
 *
 * @param from the lowest, inclusive
 * @param to where it ends, exclusive
 */
public record ApiVersionRange(ApiVersion from, ApiVersion to) {

    private static final Pattern FORM = Pattern.compile("\\[\\s*([\\d.]+)\\s*,\\s*([\\d.]+)\\s*\\)");

    /**
     * Checks that the range isn't empty.
     *
     * @throws IllegalArgumentException where it ends before it begins
     */
    public ApiVersionRange {
        if (from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("api range [" + from + "," + to + ") is empty");
        }
    }

    /**
     * Reads a range.
     *
     * @param text for example {@code [1.0,2)}
     * @return the range
     * @throws IllegalArgumentException where it isn't one
     */
    public static ApiVersionRange parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an api range; write it as [1.0,2)");
        }
        return new ApiVersionRange(
                ApiVersion.parse(String.valueOf(matcher.group(1))), ApiVersion.parse(String.valueOf(matcher.group(2))));
    }

    /**
     * Tells whether a version is within.
     *
     * @param version a version
     * @return true where a plug-in of this range works with it
     */
    public boolean contains(ApiVersion version) {
        return version.compareTo(from) >= 0 && version.compareTo(to) < 0;
    }

    /** Gives it as {@code [1.0.0,2.0.0)}. */
    @Override
    public String toString() {
        return "[" + from + "," + to + ")";
    }
}
