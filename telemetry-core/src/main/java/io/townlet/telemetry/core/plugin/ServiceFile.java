package io.townlet.telemetry.core.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that names the providers of a jar. The service loader reads these itself; they are read here once more only to find out which
 * provider of which jar is to blame where it fails.
 *
 * @param address where it is
 * @param origin the jar that it is in
 * @param classNames the classes that it names
 * @param fault why the service loader uses none of them, or null where the file is well-formed
 */
record ServiceFile(
        String address,
        PluginOrigin origin,
        List<String> classNames,
        @Nullable String fault) {

    private static final Pattern CLASS_NAME =
            Pattern.compile("\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}.]*");

    /** Reads all that a class loader finds. */
    static List<ServiceFile> all(ProviderKind<?> kind, ClassLoader loader) {
        List<ServiceFile> files = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(kind.serviceFile()))) {
                files.add(read(url, kind.serviceFile()));
            }
        } catch (IOException e) {
            // The service loader meets the same and says so.
            return files;
        }
        return files;
    }

    private static ServiceFile read(URL url, String name) {
        String address = url.toExternalForm();
        PluginOrigin origin = PluginOrigin.of(url, name);
        try (InputStream in = PluginOrigin.open(url)) {
            return parse(address, origin, name, in);
        } catch (IOException e) {
            return new ServiceFile(
                    address, origin, List.of(), "its file " + name + " can't be read: " + RefusalReason.oneLine(e));
        }
    }

    /** Reads one that is open. */
    static ServiceFile parse(String address, PluginOrigin origin, String name, InputStream in) throws IOException {
        List<String> classNames = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String className = withoutComment(line);
                if (className.isEmpty()) {
                    continue;
                }
                if (!CLASS_NAME.matcher(className).matches()) {
                    return new ServiceFile(address, origin, List.of(), notAClass(name, number, className));
                }
                classNames.add(className);
            }
        }
        String fault = classNames.isEmpty() ? "its file " + name + " is empty; name the provider's class in it" : null;
        return new ServiceFile(address, origin, List.copyOf(classNames), fault);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private static String notAClass(String file, int line, String text) {
        return "line " + line + " of its file " + file + " is '" + RefusalReason.oneLine(text)
                + "', which isn't the name of a class";
    }
}
