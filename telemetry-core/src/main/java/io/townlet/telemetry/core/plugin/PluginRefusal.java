package io.townlet.telemetry.core.plugin;

/** Says that a plug-in can't be used. The message is the reason, one plain line. */
final class PluginRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    PluginRefusal(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
