package io.townlet.telemetry.api.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a plug-in jar describes itself in the main section of its manifest. A jar that also says what a configuration may ask it for, as
 * {@value #TRANSPORTS} and {@value #TRANSFORMS}, is loaded only where a configuration does.
 *
 * @param name the attribute {@value #NAME}, for example {@code transport-file}
 * @param version the attribute {@value #VERSION}; any text
 * @param apiRange the attribute {@value #API}: the versions of the api that it works with
 * @param transports the attribute {@value #TRANSPORTS}: the names of its transports, in order; empty where it doesn't say
 * @param transforms the attribute {@value #TRANSFORMS}: the names of its transforms, in order; empty where it doesn't say
 */
public record PluginDescriptor(
        String name, String version, ApiVersionRange apiRange, List<String> transports, List<String> transforms) {

    /** The manifest attribute of the plug-in's name. */
    public static final String NAME = "Townlet-Plugin-Name";

    /** The manifest attribute of the plug-in's version. */
    public static final String VERSION = "Townlet-Plugin-Version";

    /** The manifest attribute of the range of api versions. */
    public static final String API = "Townlet-Plugin-Api";

    /** The manifest attribute of the names of transports, with commas between. */
    public static final String TRANSPORTS = "Townlet-Plugin-Transports";

    /** The manifest attribute of the names of transforms, with commas between. */
    public static final String TRANSFORMS = "Townlet-Plugin-Transforms";

    private static final Pattern PROVIDER_NAME = Pattern.compile("[a-z0-9_-]{1,64}");

    /** Copies the names. */
    public PluginDescriptor {
        transports = List.copyOf(transports);
        transforms = List.copyOf(transforms);
    }

    /**
     * Reads a descriptor from a manifest.
     *
     * @param attributes the manifest's main section
     * @return the descriptor, or null where the manifest has none of the attributes
     * @throws IllegalArgumentException where some are there and others are missing or malformed; the message names which
     */
    public static @Nullable PluginDescriptor read(Attributes attributes) {
        if (Stream.of(NAME, VERSION, API, TRANSPORTS, TRANSFORMS)
                .allMatch(attribute -> attributes.getValue(attribute) == null)) {
            return null;
        }
        return new PluginDescriptor(
                required(attributes, NAME),
                required(attributes, VERSION),
                apiRange(required(attributes, API)),
                names(attributes, TRANSPORTS),
                names(attributes, TRANSFORMS));
    }

    private static ApiVersionRange apiRange(String text) {
        try {
            return ApiVersionRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the manifest's attribute " + API + ": " + e.getMessage(), e);
        }
    }

    private static String required(Attributes attributes, String attribute) {
        String value = attributes.getValue(attribute);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the jar's manifest lacks the attribute " + attribute);
        }
        return value.strip();
    }

    private static List<String> names(Attributes attributes, String attribute) {
        String value = attributes.getValue(attribute);
        List<String> names = new ArrayList<>();
        if (value == null) {
            return names;
        }
        for (String each : value.split(",", -1)) {
            String name = each.strip();
            if (!PROVIDER_NAME.matcher(name).matches() || names.contains(name)) {
                throw new IllegalArgumentException("the manifest's attribute " + attribute + ": '" + name
                        + "' must be 1 to 64 lower-case letters, digits, '_' and '-', and stand there once");
            }
            names.add(name);
        }
        return names;
    }

    /**
     * Gives name and version.
     *
     * @return for example {@code transport-file/0.1.0}
     */
    public String id() {
        return name + "/" + version;
    }
}
