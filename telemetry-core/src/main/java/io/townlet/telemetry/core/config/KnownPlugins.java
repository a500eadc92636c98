package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.plugin.PluginKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which of our own jars has what, by a resource that the build fills in. Others are found without standing there; only the hint is missing
 * then.
 */
final class KnownPlugins {

    private static final String RESOURCE = "known-plugins.properties";

    private KnownPlugins() {}

    /** Says which jar has a plug-in, as a coordinate for Maven and as a folder of a distribution; null where that isn't known. */
    static @Nullable String howToAdd(PluginKind kind, String name) {
        String coordinate = read().getProperty(prefix(kind) + name);
        if (coordinate == null) {
            return null;
        }
        return "add " + coordinate + " to the program's dependencies, or the folder plugins/"
                + coordinate.split(":", 3)[1] + " to the distribution";
    }

    /** Gives the names of one kind. */
    static List<String> names(PluginKind kind) {
        String prefix = prefix(kind);
        return read().stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    private static String prefix(PluginKind kind) {
        return kind.wireName() + ".";
    }

    /** Reads it anew each time, which is where something is wrong already. */
    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = KnownPlugins.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " can't be read", e);
        }
    }
}
