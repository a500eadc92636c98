package io.townlet.telemetry.core.console;

import io.townlet.telemetry.core.plugin.PluginCatalog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes a console. Not safe for use by several threads. */
public final class ConsoleRouterBuilder {

    private final ConsoleTarget target;
    private @Nullable ConsoleCredentials admin;
    private @Nullable PluginCatalog plugins;

    ConsoleRouterBuilder(ConsoleTarget target) {
        this.target = target;
    }

    /**
     * Sets the token by which somebody is known as an admin. Without one nobody is.
     *
     * @param token the secret, for example from an environment variable; kept, and never shown
     * @return this builder
     * @throws IllegalArgumentException where it is blank
     */
    public ConsoleRouterBuilder adminToken(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the admin token is blank; give one, or none at all");
        }
        this.admin = ConsoleCredentials.ofToken(token);
        return this;
    }

    /**
     * Sets what the command {@code plugins} lists.
     *
     * @param catalog the plug-ins that were found
     * @return this builder
     */
    public ConsoleRouterBuilder plugins(PluginCatalog catalog) {
        this.plugins = catalog;
        return this;
    }

    /**
     * Makes the console.
     *
     * @return a console with the built-in commands
     */
    public ConsoleRouter build() {
        return new ConsoleRouter(target, Optional.ofNullable(admin), plugins);
    }
}
