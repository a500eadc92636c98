package io.townlet.telemetry.api.plugin;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this api, by Semantic Versioning: a plug-in built for 1.2 works with any 1.x from 1.2 on.
 *
 * @param major raised for a break
 * @param minor raised for an addition
 * @param patch raised for a repair
 */
public record ApiVersion(int major, int minor, int patch) implements Comparable<ApiVersion> {

    /** The version of the api that this class belongs to. */
    public static final ApiVersion CURRENT = new ApiVersion(1, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?");
    private static final Comparator<ApiVersion> ORDER = Comparator.comparingInt(ApiVersion::major)
            .thenComparingInt(ApiVersion::minor)
            .thenComparingInt(ApiVersion::patch);

    /**
     * Reads a version; parts that are left out are 0.
     *
     * @param text for example {@code 1}, {@code 1.2} or {@code 1.2.3}
     * @return the version
     * @throws IllegalArgumentException where it isn't one
     */
    public static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an api version; write it as 1.2 or 1.2.3");
        }
        return new ApiVersion(part(matcher, 1), part(matcher, 2), part(matcher, 3));
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    /** Gives it as {@code 1.2.3}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
