package io.townlet.telemetry.core.plugin;

import java.util.List;
import java.util.Locale;

/** What a plug-in can be. */
public enum PluginKind {
    /** Delivers batches to one place. */
    TRANSPORT,
    /** Takes one event and gives one or none. */
    TRANSFORM;

    /**
     * Names the options that the host has for every plug-in of the kind, so that a plug-in can't have them as its own.
     *
     * @return the names, immutable; they stand in one map with the plug-in's own options
     */
    public List<String> reservedOptions() {
        return switch (this) {
            case TRANSPORT ->
                List.of(
                        "type",
                        "id",
                        "connect_timeout_seconds",
                        "send_timeout_seconds",
                        "worker_poll_seconds",
                        "retry",
                        "buffer",
                        "worker");
            case TRANSFORM -> List.of();
        };
    }

    /**
     * Gives the name that is shown.
     *
     * @return the lower-case name, {@code transport} or {@code transform}
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
