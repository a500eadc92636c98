package io.townlet.telemetry.testkit.plugin;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a plug-in's options as a host does: by their declarations first, and by the plug-in's own check where that found nothing. */
public final class HostOptions {

    private HostOptions() {}

    /**
     * Reads the options of a transport.
     *
     * @param provider declares and checks them
     * @param raw values by option name, as a configuration holds them: text, numbers, truth values, lists and maps
     * @return the valid options
     * @throws InvalidOptionException where something is wrong; the message names all of it
     */
    public static Options of(TransportProvider provider, Map<String, ?> raw) {
        return of(provider.options(), provider::check, raw);
    }

    /**
     * Reads the options of a transform.
     *
     * @param provider declares and checks them
     * @param raw values by option name, as a configuration holds them: text, numbers, truth values, lists and maps
     * @return the valid options
     * @throws InvalidOptionException where something is wrong; the message names all of it
     */
    public static Options of(TransformProvider provider, Map<String, ?> raw) {
        return of(provider.options(), provider::check, raw);
    }

    private static Options of(
            List<Option<?>> declared, Function<Options, List<OptionProblem>> check, Map<String, ?> raw) {
        Options options = Options.of(declared, raw);
        List<OptionProblem> problems = check.apply(options);
        if (!problems.isEmpty()) {
            throw new InvalidOptionException(String.join(
                    "; ",
                    problems.stream()
                            .map(problem -> "option '" + problem.option() + "' " + problem.message())
                            .toList()));
        }
        return options;
    }
}
