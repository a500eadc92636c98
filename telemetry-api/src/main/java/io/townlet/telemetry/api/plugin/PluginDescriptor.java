package io.townlet.telemetry.api.plugin;

import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * How a plug-in jar describes itself in the main section of its manifest.
 *
 * @param name the attribute {@value #NAME}, for example {@code transport-file}
 * @param version the attribute {@value #VERSION}; any text
 * @param apiRange the attribute {@value #API}: the versions of the api that it works with
 */
public record PluginDescriptor(String name, String version, ApiVersionRange apiRange) {

    /** The manifest attribute of the plug-in's name. */
    public static final String NAME = "Townlet-Plugin-Name";

    /** The manifest attribute of the plug-in's version. */
    public static final String VERSION = "Townlet-Plugin-Version";

    /** The manifest attribute of the range of api versions. */
    public static final String API = "Townlet-Plugin-Api";

    /**
     * Reads a descriptor from a manifest.
     *
     * @param attributes the manifest's main section
     * @return the descriptor, or null where the manifest has none of the three attributes
     * @throws IllegalArgumentException where some are there and others are missing or malformed; the message names which
     */
    public static @Nullable PluginDescriptor read(Attributes attributes) {
        String name = attributes.getValue(NAME);
        String version = attributes.getValue(VERSION);
        String range = attributes.getValue(API);
        if (name == null && version == null && range == null) {
            return null;
        }
        return new PluginDescriptor(required(NAME, name), required(VERSION, version), apiRange(required(API, range)));
    }

    private static ApiVersionRange apiRange(String text) {
        try {
            return ApiVersionRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the manifest's attribute " + API + ": " + e.getMessage(), e);
        }
    }

    private static String required(String attribute, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the jar's manifest lacks the attribute " + attribute);
        }
        return value.strip();
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
