package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.option.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Asks a provider for its name and options, and checks both. */
final class ProviderCheck {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");

    private ProviderCheck() {}

    /** Gives the name by which a configuration asks for the provider. */
    static <P> String name(ProviderKind<P> kind, P provider) throws PluginRefusal {
        String name = ask("name()", kind.name(), provider);
        if (!NAME.matcher(name).matches()) {
            throw new PluginRefusal("its name() '" + RefusalReason.oneLine(name)
                    + "' must be 1 to 64 lower-case letters, digits, '_' and '-'");
        }
        return name;
    }

    /** Checks that each option can be configured. */
    static <P> void options(ProviderKind<P> kind, P provider) throws PluginRefusal {
        List<Option<?>> options = ask("options()", kind.options(), provider);
        Set<String> names = new HashSet<>();
        for (Option<?> option : options) {
            if (option == null) {
                throw new PluginRefusal("its options() has a null in it");
            }
            if (kind.kind().reservedOptions().contains(option.name())) {
                throw new PluginRefusal("its option '" + option.name() + "' has the name of one that every "
                        + kind.kind().wireName() + " has; rename it");
            }
            if (!names.add(option.name())) {
                throw new PluginRefusal("its options() has '" + option.name() + "' twice");
            }
        }
    }

    private static <P, A> A ask(String method, Function<P, A> question, P provider) throws PluginRefusal {
        A answer;
        try {
            answer = question.apply(provider);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw new PluginRefusal("its " + method + " throws " + RefusalReason.oneLine(e));
        }
        if (answer == null) {
            throw new PluginRefusal("its " + method + " returns null");
        }
        return answer;
    }
}
