package io.townlet.telemetry.api.transform;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.util.List;

/**
 * Makes transforms of one name. Found through {@link java.util.ServiceLoader}: an implementation is public, has a public constructor
 * without parameters, and is named in {@code META-INF/services} and in {@code module-info}. It has no state.
 */
public interface TransformProvider {

    /**
     * Gives the name by which a configuration asks for it.
     *
     * @return the name: lower-case letters, digits, {@code _} and {@code -}
     */
    String name();

    /**
     * Declares the options it takes.
     *
     * @return the options, in the order in which they are documented; none by default
     */
    default List<Option<?>> options() {
        return List.of();
    }

    /**
     * Checks what one option alone can't tell. No I/O.
     *
     * @param options valid values, each for itself
     * @return what is wrong; empty by default
     */
    default List<OptionProblem> check(Options options) {
        return List.of();
    }

    /**
     * Makes a transform. Files that its options name are read here.
     *
     * @param options valid values
     * @param context what the host gives
     * @return a new transform
     * @throws io.townlet.telemetry.api.option.InvalidOptionException where what an option names can't be used, for example a schema
     *     file that doesn't parse
     */
    Transform create(Options options, TransformContext context);
}
