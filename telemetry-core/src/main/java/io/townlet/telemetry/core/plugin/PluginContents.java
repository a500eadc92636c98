package io.townlet.telemetry.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a jar of a plug-ins folder says without any of its classes being loaded.
 *
 * @param jar the jar
 * @param origin its manifest
 * @param services the files that name its providers, by kind; none for a library
 */
record PluginContents(Path jar, PluginOrigin origin, Map<PluginKind, ServiceFile> services) {

    /** Opens a jar once, reads it, and lets go of it. */
    static PluginContents read(Path jar) throws IOException {
        String location = jar.toAbsolutePath().toString();
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Map<PluginKind, ServiceFile> services = new EnumMap<>(PluginKind.class);
            boolean plugin = file.getEntry(ProviderKind.TRANSPORT.serviceFile()) != null
                    || file.getEntry(ProviderKind.TRANSFORM.serviceFile()) != null;
            PluginOrigin origin = plugin ? origin(file, location) : new PluginOrigin(location, null, null);
            for (ProviderKind<?> kind : List.of(ProviderKind.TRANSPORT, ProviderKind.TRANSFORM)) {
                ZipEntry entry = file.getEntry(kind.serviceFile());
                if (entry != null) {
                    try (InputStream in = file.getInputStream(entry)) {
                        services.put(kind.kind(), ServiceFile.parse(location, origin, kind.serviceFile(), in));
                    }
                }
            }
            return new PluginContents(jar, origin, services);
        }
    }

    private static PluginOrigin origin(JarFile file, String location) {
        ZipEntry manifest = file.getEntry(JarFile.MANIFEST_NAME);
        try (InputStream in = manifest == null ? null : file.getInputStream(manifest)) {
            return PluginOrigin.ofManifest(location, in);
        } catch (IOException e) {
            return PluginOrigin.unreadable(location, e);
        }
    }

    /** Tells whether it may be loaded at all. */
    boolean isUsable() {
        return origin.fault() == null;
    }

    /** Gives what the manifest says that a configuration may ask for, or nothing where it doesn't say. */
    List<String> names(PluginKind kind) {
        return origin.names(kind);
    }

    /** Gives why the file that names the providers is of no use, or null where it is, or isn't there. */
    @Nullable
    String serviceFault(PluginKind kind) {
        ServiceFile file = services.get(kind);
        return file == null ? null : file.fault();
    }
}
