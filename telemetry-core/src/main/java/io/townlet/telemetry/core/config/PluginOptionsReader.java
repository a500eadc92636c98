package io.townlet.telemetry.core.config;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.core.config.ConfigNode.BlankNode;
import io.townlet.telemetry.core.config.ConfigNode.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Reads a plug-in's own options from its section of the configuration, and lets the plug-in check them together. */
final class PluginOptionsReader {

    private final String plugin;
    private final Section section;
    private final Map<String, Entry> configured = new LinkedHashMap<>();

    /**
     * Prepares to read.
     *
     * @param plugin the plug-in's id, for messages
     * @param section where its options stand, with all keys taken that aren't its own
     */
    PluginOptionsReader(String plugin, Section section) {
        this.plugin = plugin;
        this.section = section;
    }

    /** Reads what a plug-in declares; keys that it doesn't declare are problems, unless they were taken from the section before. */
    Options read(
            Callable<List<Option<?>>> declared, Function<Options, List<OptionProblem>> check, List<String> elsewhere) {
        Problems problems = section.problems();
        int before = problems.count();
        List<Option<?>> readable = new ArrayList<>();
        Map<String, Object> raw = new LinkedHashMap<>();
        boolean whole = true;
        for (Option<?> option : ask("options()", declared, new Redaction(List.of(), Map.of()))) {
            Entry entry = section.entry(option.name());
            if (entry == null) {
                readable.add(option);
            } else if (entry.value().isBroken()) {
                whole = false;
            } else {
                configured.put(option.name(), entry);
                readable.add(option);
                raw.put(option.name(), entry.value().raw());
            }
        }
        section.refuseUnknown(elsewhere);
        List<OptionProblem> invalid = new ArrayList<>();
        Options options = Options.read(readable, raw, invalid);
        invalid.forEach(problem -> reportValue(problem, readable));
        if (whole && problems.count() == before) {
            Redaction redaction = new Redaction(readable, configured);
            ask("check()", () -> check.apply(options), redaction)
                    .forEach(problem -> report(problem, redaction.of(problem.message())));
        }
        return options;
    }

    private void reportValue(OptionProblem problem, List<Option<?>> declared) {
        Entry entry = configured.get(problem.option());
        Optional<Option<?>> option = declared.stream()
                .filter(each -> each.name().equals(problem.option()))
                .findFirst();
        if (entry == null || option.isEmpty() || entry.value() instanceof BlankNode) {
            report(problem, problem.message());
        } else {
            section.reject(option.get(), entry.value(), problem.message());
        }
    }

    private void report(OptionProblem problem, String message) {
        Entry entry = configured.get(problem.option());
        Place place = entry == null ? section.place() : entry.value().place();
        section.problems().add(place, section.pathOf(problem.option()), ShownText.ofMessage(message));
    }

    /** Asks the plug-in for a list. What goes wrong in foreign code is one more problem, and hides no other. */
    private <T> List<T> ask(String method, Callable<List<T>> question, Redaction redaction) {
        try {
            return List.copyOf(question.call());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            String error = e.getClass().getName() + ": " + redaction.of(String.valueOf(e.getMessage()));
            section.problems()
                    .add(
                            section.place(),
                            section.path(),
                            "the plug-in " + plugin + " has a defect: its " + method + " throws "
                                    + ShownText.ofMessage(error));
            return List.of();
        }
    }
}
