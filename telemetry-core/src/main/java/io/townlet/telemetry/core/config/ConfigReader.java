package io.townlet.telemetry.core.config;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations in YAML. What is wrong is gathered, and given all at once.
 *
 * <p>Values take variables, <code>${NAME}</code>, <code>${NAME:-default}</code> and <code>${NAME:?message}</code>, and {@code $$} for a
 * dollar. Aliases, merge keys and tags are refused. An empty configuration is one that leaves everything at its default.
 *
 * <p>Immutable, and safe for use by several threads as far as the environment that it is given is.
 */
public final class ConfigReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PluginCatalog catalog;
    private final Function<String, @Nullable String> environment;
    private final List<String> overrides;
    private final DeliverySettings defaults;
    private final boolean stubFallback;

    private ConfigReader(
            PluginCatalog catalog,
            Function<String, @Nullable String> environment,
            List<String> overrides,
            DeliverySettings defaults,
            boolean stubFallback) {
        this.catalog = catalog;
        this.environment = environment;
        this.overrides = overrides;
        this.defaults = defaults;
        this.stubFallback = stubFallback;
    }

    /**
     * Makes a reader that takes variables from the environment of the process, has no overrides, and goes by the documented defaults.
     *
     * @param catalog the plug-ins that a configuration may ask for
     * @return the reader
     */
    public static ConfigReader of(PluginCatalog catalog) {
        return new ConfigReader(catalog, System::getenv, List.of(), DeliverySettings.defaults(), false);
    }

    /**
     * Derives a reader that takes variables from elsewhere.
     *
     * @param other gives the value of a variable, or null where it isn't set
     * @return the changed reader
     */
    public ConfigReader withEnvironment(Function<String, @Nullable String> other) {
        return new ConfigReader(catalog, other, overrides, defaults, stubFallback);
    }

    /**
     * Derives a reader that puts values into every configuration, in place of what stands there.
     *
     * @param other each as {@code KEY=VALUE}, where the key has dots, as in {@code telemetry.transports.0.type}; a value that begins
     *     with <code>[</code> or <code>{</code> is read as YAML, and any other is the text itself; of two for one key the last counts
     * @return the changed reader
     */
    public ConfigReader withOverrides(List<String> other) {
        return new ConfigReader(catalog, environment, List.copyOf(other), defaults, stubFallback);
    }

    /**
     * Derives a reader with other defaults for what every transport has.
     *
     * @param other what holds where a configuration says nothing
     * @return the changed reader
     */
    public ConfigReader withDefaults(DeliverySettings other) {
        return new ConfigReader(catalog, environment, overrides, other, stubFallback);
    }

    /**
     * Derives a reader that gives a configuration without transports, for a stub, where not one transport could be loaded, whatever the configuration
     * asks for. One that is missing among others is still a mistake.
     *
     * @return the changed reader
     */
    public ConfigReader withStubFallback() {
        return new ConfigReader(catalog, environment, overrides, defaults, true);
    }

    /**
     * Reads a file, whose folder becomes the base directory.
     *
     * @param file a file in UTF-8 of at most 1 MiB
     * @return the settings
     * @throws ConfigException where the file can't be read, or anything in it is wrong
     */
    public PipelineConfig read(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return read(text(file), file.toString(), folder == null ? absolute : folder);
    }

    /**
     * Reads a text.
     *
     * @param yaml the configuration, at most 2^20 characters
     * @param name what to call it in messages, for example {@code telemetry.yaml}
     * @param baseDirectory the folder that relative paths of transforms start from
     * @return the settings
     * @throws ConfigException where anything in it is wrong
     */
    public PipelineConfig read(String yaml, String name, Path baseDirectory) {
        if (yaml.length() > YamlTree.MAX_LENGTH) {
            throw unreadable(name, "is longer than " + YamlTree.MAX_LENGTH + " characters");
        }
        Problems problems = new Problems();
        String plain = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(BYTE_ORDER_MARK.length()) : yaml;
        ConfigNode tree = YamlTree.ofDocument(plain, name, problems);
        tree = new Overrides(problems).apply(tree, overrides);
        tree = new Interpolation(environment, problems).fill(tree, "");
        return new PipelineReader(catalog, defaults, stubFallback, problems).read(tree, baseDirectory.toAbsolutePath());
    }

    private static String text(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw unreadable(name, "is a folder; give the file itself");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(YamlTree.MAX_LENGTH + 1);
            if (bytes.length > YamlTree.MAX_LENGTH) {
                throw unreadable(name, "is larger than " + YamlTree.MAX_LENGTH + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(name, "isn't in UTF-8; save it in that encoding");
        } catch (NoSuchFileException e) {
            throw unreadable(name, "doesn't exist");
        } catch (AccessDeniedException e) {
            throw unreadable(name, "may not be read; check its permissions");
        } catch (IOException e) {
            throw unreadable(name, "can't be read: " + ShownText.ofMessage(String.valueOf(e.getMessage())));
        }
    }

    private static ConfigException unreadable(String name, String message) {
        Problems problems = new Problems();
        problems.add(Place.whole(name), "", message);
        return problems.asException();
    }
}
