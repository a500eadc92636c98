package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.config.PipelineConfig;
import io.townlet.telemetry.core.config.TransportConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refuses a command line on which one file has two roles. A pipeline that reads what it writes never ends, and a status that is written over the
 * configuration can't be undone. Devices such as {@code /dev/null} may have any number of roles.
 */
final class FileClashes {

    private final Map<Path, String> roles = new LinkedHashMap<>();

    /** Gives a file a role, for example {@code the input}. */
    FileClashes add(String role, Path file) throws UsageException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return this;
        }
        String other = roles.putIfAbsent(identity(file), role);
        if (other != null) {
            throw new UsageException(
                    role + " and " + other + " are the same file, " + file + "; give one of them another file");
        }
        return this;
    }

    /** Gives every file that a transport's options name its role. */
    FileClashes addTransports(PipelineConfig config) throws UsageException {
        for (TransportConfig transport : config.transports()) {
            for (Option<?> option : transport.plugin().provider().options()) {
                if (option.type() instanceof OptionType.FilePath
                        && transport.options().find(option).orElse(null) instanceof Path file) {
                    add("the " + option.name() + " of transport '" + transport.id() + "'", file);
                }
            }
        }
        return this;
    }

    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // It doesn't exist yet, but its folder may be reached by several ways.
            Path absolute = file.toAbsolutePath().normalize();
            Path folder = absolute.getParent();
            try {
                return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
            } catch (IOException noFolder) {
                return absolute;
            }
        }
    }
}
