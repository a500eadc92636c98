package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.plugin.ApiVersion;
import io.townlet.telemetry.api.plugin.PluginDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The jar or directory that a plug-in comes from, and what its manifest says.
 *
 * @param location the path of the jar or directory, or {@value DiscoveredPlugin#UNKNOWN}
 * @param descriptor how the plug-in describes itself, or null where it doesn't
 * @param fault why nothing from there can be used, or null where nothing speaks against it
 */
record PluginOrigin(
        String location,
        @Nullable PluginDescriptor descriptor,
        @Nullable String fault) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String JAR_START = "jar:";
    private static final String JAR_END = "!/";

    /** Tells where a class comes from. */
    static PluginOrigin of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return new PluginOrigin(DiscoveredPlugin.UNKNOWN, null, null);
        }
        String address = location.toExternalForm();
        return ofRoot(address.endsWith("/") ? address : JAR_START + address + JAR_END);
    }

    /** Tells where a resource comes from that was found under a name. */
    static PluginOrigin of(URL url, String resource) {
        String address = url.toExternalForm();
        return address.endsWith(resource)
                ? ofRoot(address.substring(0, address.length() - resource.length()))
                : new PluginOrigin(address, null, null);
    }

    private static PluginOrigin ofRoot(String root) {
        String location = path(root);
        try (InputStream in = openManifest(root)) {
            return ofManifest(location, in);
        } catch (IOException e) {
            return unreadable(location, e);
        }
    }

    /** Reads a manifest, or takes note that there is none. */
    static PluginOrigin ofManifest(String location, @Nullable InputStream manifest) throws IOException {
        try {
            PluginDescriptor descriptor =
                    manifest == null ? null : PluginDescriptor.read(new Manifest(manifest).getMainAttributes());
            return new PluginOrigin(location, descriptor, descriptor == null ? null : fault(descriptor));
        } catch (IllegalArgumentException e) {
            return new PluginOrigin(location, null, RefusalReason.oneLine(e.getMessage()));
        }
    }

    static PluginOrigin unreadable(String location, IOException error) {
        return new PluginOrigin(location, null, "its manifest can't be read: " + RefusalReason.oneLine(error));
    }

    /** Gives what the manifest says that a configuration may ask for, or nothing where it doesn't say. */
    List<String> names(PluginKind kind) {
        if (descriptor == null) {
            return List.of();
        }
        return kind == PluginKind.TRANSPORT ? descriptor.transports() : descriptor.transforms();
    }

    private static @Nullable String fault(PluginDescriptor descriptor) {
        if (descriptor.apiRange().contains(ApiVersion.CURRENT)) {
            return null;
        }
        return "works with the api versions " + descriptor.apiRange() + ", and this is " + ApiVersion.CURRENT
                + "; take another version of the plug-in or of the host";
    }

    private static @Nullable InputStream openManifest(String root) {
        try {
            return open(URI.create(root + MANIFEST).toURL());
        } catch (IOException | IllegalArgumentException e) {
            return null; // there is none, or none that can be asked for: both are allowed
        }
    }

    /** Opens a resource without the cache, which would keep the jar open, and so locked, for good. */
    static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static String path(String root) {
        boolean jar = root.startsWith(JAR_START) && root.endsWith(JAR_END);
        String plain = jar ? root.substring(JAR_START.length(), root.length() - JAR_END.length()) : root;
        try {
            return Path.of(URI.create(plain)).toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return plain; // a jar within a jar, or a run-time image: there is no path
        }
    }
}
