package io.townlet.telemetry.core.plugin;

/** A plug-in turned out not to be usable when it was first needed. The message is one plain line: which, in which jar, and why. */
public final class UnusablePluginException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** What is known of it. Not kept where the exception is serialized. */
    private final transient RefusedPlugin refused;

    UnusablePluginException(RefusedPlugin refused) {
        super(refused.toString());
        this.refused = refused;
    }

    /**
     * Tells which plug-in, and why.
     *
     * @return the plug-in
     */
    public RefusedPlugin refused() {
        return refused;
    }
}
