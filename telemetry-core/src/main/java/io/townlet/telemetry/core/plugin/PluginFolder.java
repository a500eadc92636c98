package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A folder of plug-ins: each of its sub-folders holds the jars of one plug-in. */
final class PluginFolder {

    private static final String JARS = "*.jar";

    private final Path folder;
    private final ClassLoader host;
    private final Candidates<TransportProvider> transports;
    private final Candidates<TransformProvider> transforms;
    private final List<RefusedPlugin> refused = new ArrayList<>();
    private final List<IsolatedPlugin> plugins = new ArrayList<>();

    PluginFolder(
            Path folder,
            ClassLoader host,
            Candidates<TransportProvider> transports,
            Candidates<TransformProvider> transforms) {
        this.folder = folder;
        this.host = host;
        this.transports = transports;
        this.transforms = transforms;
    }

    /** Tells of the jars and sub-folders that can't be used; complete after {@link #read}. */
    List<RefusedPlugin> refused() {
        return refused;
    }

    /** Gives the sub-folders that hold a plug-in; complete after {@link #read}. */
    List<IsolatedPlugin> plugins() {
        return plugins;
    }

    /** Reads what the jars say of themselves. Of a plug-in that doesn't say what it has, the providers are loaded to be asked. */
    void read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("the plug-ins folder '" + folder + "' doesn't exist or isn't a folder");
        }
        for (Path jar : list(folder, JARS)) {
            refuse(jar, "lies directly in the plug-ins folder; put it into a sub-folder of its own");
        }
        for (Path each : list(folder, "*")) {
            if (Files.isDirectory(each)) {
                readPlugin(each);
            }
        }
    }

    private void readPlugin(Path subFolder) throws IOException {
        List<PluginContents> contents = contents(subFolder);
        if (contents.isEmpty()) {
            return;
        }
        if (contents.stream().allMatch(each -> each.services().isEmpty())) {
            refuse(
                    subFolder,
                    "none of its jars has a plug-in; add the file " + ProviderKind.TRANSPORT.serviceFile() + " or "
                            + ProviderKind.TRANSFORM.serviceFile() + ", and name the provider's class in it");
            return;
        }
        List<URL> usable = new ArrayList<>();
        for (PluginContents each : contents) {
            if (each.isUsable()) {
                usable.add(each.jar().toUri().toURL());
            }
        }
        IsolatedPlugin plugin = new IsolatedPlugin(name(subFolder), usable, host);
        plugins.add(plugin);
        new PluginOffer<>(plugin, transports).make(contents);
        new PluginOffer<>(plugin, transforms).make(contents);
    }

    private List<PluginContents> contents(Path plugin) throws IOException {
        List<Path> found = list(plugin, JARS);
        if (found.isEmpty()) {
            refuse(plugin, "holds no jar; put the plug-in's jar and those that it needs into it");
        }
        List<PluginContents> contents = new ArrayList<>();
        for (Path jar : found) {
            // A class loader passes over in silence what it can't open.
            try {
                contents.add(PluginContents.read(jar));
            } catch (IOException e) {
                refuse(jar, "isn't a jar that can be opened, as " + RefusalReason.oneLine(e) + "; copy it anew");
            }
        }
        return contents;
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
