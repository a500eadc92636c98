package io.townlet.telemetry.transforms.ensure;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.transforms.option.KindNames;
import io.townlet.telemetry.transforms.option.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code ensure_fields}, which leaves out events that lack a required field. It has no state.
 *
 * <p>A field is named by a dotted path, whose steps go into objects only; a field that is there and null isn't missing. What is left
 * out is counted as {@code missing_fields}. A required {@code tick} that is missing is filled in, as the last field, from the
 * event's own tick where it has one; nothing else is ever made up.
 */
public final class EnsureFieldsProvider implements TransformProvider {

    /** Required fields by kind; a kind that isn't named has those of {@link #DEFAULT}. */
    static final Option<Map<String, List<String>>> BY_KIND = Option.textListMap("required_fields_by_kind")
            .withDefault(defaultsByKind())
            .describedAs("The fields, as dotted paths, that events of a kind must have.");

    /** Required fields of all kinds that {@link #BY_KIND} doesn't name. */
    static final Option<List<String>> DEFAULT = Option.textList("default_required_fields")
            .withDefault(List.of("tick"))
            .describedAs(
                    "The fields, as dotted paths, that events must have whose kind isn't in required_fields_by_kind.");

    private static Map<String, List<String>> defaultsByKind() {
        // In an order of its own, which Map.of hasn't: defaults are shown to people.
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("snapshot", List.of("schema_version", "tick"));
        fields.put("diff", List.of("schema_version", "tick", "changes"));
        return Collections.unmodifiableMap(fields);
    }

    /** Makes the provider; {@link java.util.ServiceLoader} calls it. */
    public EnsureFieldsProvider() {}

    @Override
    public String name() {
        return "ensure_fields";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(BY_KIND, DEFAULT);
    }

    @Override
    public List<OptionProblem> check(Options options) {
        Map<String, List<String>> byKind = options.get(BY_KIND);
        List<OptionProblem> problems = new ArrayList<>(KindNames.problems(BY_KIND.name(), byKind.keySet()));
        byKind.values().forEach(paths -> checkPaths(BY_KIND.name(), paths, problems));
        checkPaths(DEFAULT.name(), options.get(DEFAULT), problems);
        return problems;
    }

    private static void checkPaths(String option, List<String> paths, List<OptionProblem> problems) {
        for (String path : paths) {
            try {
                RequiredFields.parse(path);
            } catch (InvalidOptionException e) {
                problems.add(new OptionProblem(option, String.valueOf(e.getMessage())));
            }
        }
    }

    @Override
    public Transform create(Options options, TransformContext context) {
        Problems.refuseAny(check(options));
        return new EnsureFields(RequiredFields.of(options.get(BY_KIND), options.get(DEFAULT)), context);
    }
}
