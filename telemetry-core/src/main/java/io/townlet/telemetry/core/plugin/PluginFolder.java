package io.townlet.telemetry.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;

/** A folder of plug-ins: each of its sub-folders holds the jars of one plug-in. */
final class PluginFolder {

    private static final String JARS = "*.jar";

    private final Path folder;
    private final List<RefusedPlugin> refused = new ArrayList<>();

    PluginFolder(Path folder) {
        this.folder = folder;
    }

    /** Tells what can't be used, as far as that shows without looking into the jars; complete after {@link #open}. */
    List<RefusedPlugin> refused() {
        return refused;
    }

    /** Opens each sub-folder that holds a jar. The caller closes the loaders. */
    List<PluginClassLoader> open(ClassLoader host) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("the plug-ins folder '" + folder + "' doesn't exist or isn't a folder");
        }
        for (Path jar : list(folder, JARS)) {
            refuse(jar, "lies directly in the plug-ins folder; put it into a sub-folder of its own");
        }
        List<PluginClassLoader> loaders = new ArrayList<>();
        for (Path each : list(folder, "*")) {
            if (Files.isDirectory(each)) {
                List<URL> jars = jars(each);
                if (!jars.isEmpty()) {
                    loaders.add(new PluginClassLoader(name(each), jars, host));
                }
            }
        }
        return loaders;
    }

    private List<URL> jars(Path plugin) throws IOException {
        List<Path> found = list(plugin, JARS);
        if (found.isEmpty()) {
            refuse(plugin, "holds no jar; put the plug-in's jar and those that it needs into it");
        }
        List<URL> usable = new ArrayList<>();
        for (Path jar : found) {
            // A class loader passes over in silence what it can't open.
            try {
                new JarFile(jar.toFile()).close();
                usable.add(jar.toUri().toURL());
            } catch (IOException e) {
                refuse(jar, "isn't a jar that can be opened, as " + RefusalReason.oneLine(e) + "; copy it anew");
            }
        }
        return usable;
    }

    private void refuse(Path path, String reason) {
        refused.add(new RefusedPlugin(null, name(path), path.toAbsolutePath().toString(), reason));
    }

    private static List<Path> list(Path directory, String glob) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(paths::add);
        }
        Collections.sort(paths);
        return paths;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
