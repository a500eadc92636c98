package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.option.Options;

/**
 * What a command is called with.
 *
 * @param arguments the valid arguments
 * @param role what the caller may do; at least what the command asks for
 */
public record ConsoleCall(Options arguments, ConsoleRole role) {}
