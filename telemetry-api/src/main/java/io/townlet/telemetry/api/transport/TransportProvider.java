package io.townlet.telemetry.api.transport;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.util.List;

/**
 * Makes transports of one type. Found through {@link java.util.ServiceLoader}: an implementation is public, has a public constructor
 * without parameters, and is named in {@code META-INF/services} and in {@code module-info}. It has no state.
 */
public interface TransportProvider {

    /**
     * Gives the name by which a configuration asks for it.
     *
     * @return the type: lower-case letters, digits, {@code _} and {@code -}
     */
    String name();

    /**
     * Declares the options it takes beside those that every transport has.
     *
     * @return the options, in the order in which they are documented; none by default
     */
    default List<Option<?>> options() {
        return List.of();
    }

    /**
     * Checks what one option alone can't tell, for example that two go together. No I/O.
     *
     * @param options valid values, each for itself
     * @return what is wrong; empty by default
     */
    default List<OptionProblem> check(Options options) {
        return List.of();
    }

    /**
     * Makes a transport. No I/O: that belongs in {@link Transport#start}.
     *
     * @param options valid values
     * @param context what the host gives
     * @return a new transport, not started
     */
    Transport create(Options options, TransportContext context);
}
