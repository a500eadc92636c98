package io.townlet.telemetry.transforms.schema;

import com.networknt.schema.Schema;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.transforms.option.KindNames;
import io.townlet.telemetry.transforms.option.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code schema_validator}, which checks payloads against JSON Schema draft 2020-12. It has no state.
 *
 * <p>A schema is a JSON file, or one that comes with the plug-in: {@code builtin:snapshot} or {@code builtin:diff}. A relative path
 * starts from the context's base directory. Schemas are compiled once, when the transform is made. References may not lead out of their
 * document: nothing is fetched, neither from the network nor from other files. {@code format} is a remark, as the draft has it by
 * default, and isn't checked.
 *
 * <p>What violates its schema is counted as {@code invalid}, whatever the mode.
 */
public final class SchemaValidatorProvider implements TransformProvider {

    /** Schemas by kind; a kind that isn't named isn't checked. */
    static final Option<Map<String, String>> SCHEMAS = Option.textMap("schemas")
            .withDefault(builtinSchemas())
            .describedAs("For each kind of event that is to be checked, a schema file, or one of "
                    + String.join(", ", BuiltinSchema.references()) + ".");

    /** What becomes of an event that violates its schema. */
    static final Option<String> MODE = Option.choice("mode", ViolationMode.words())
            .withDefault(ViolationMode.DROP.word())
            .describedAs(
                    "Whether an event that violates its schema is left out, goes on with a warning, or is given up as an error.");

    private static Map<String, String> builtinSchemas() {
        // In an order of its own, which Map.of hasn't: defaults are shown to people.
        Map<String, String> schemas = new LinkedHashMap<>();
        schemas.put(EventKind.SNAPSHOT.wireName(), BuiltinSchema.SNAPSHOT.reference());
        schemas.put(EventKind.DIFF.wireName(), BuiltinSchema.DIFF.reference());
        return Collections.unmodifiableMap(schemas);
    }

    /** Makes the provider; {@link java.util.ServiceLoader} calls it. */
    public SchemaValidatorProvider() {}

    @Override
    public String name() {
        return "schema_validator";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SCHEMAS, MODE);
    }

    @Override
    public List<OptionProblem> check(Options options) {
        Map<String, String> schemas = options.get(SCHEMAS);
        List<OptionProblem> problems = new ArrayList<>();
        if (schemas.isEmpty()) {
            problems.add(
                    new OptionProblem(SCHEMAS.name(), "names no schema; name at least one, or leave the option out"));
        }
        problems.addAll(KindNames.problems(SCHEMAS.name(), schemas.keySet()));
        schemas.forEach((kind, reference) -> {
            String problem = problemOf(reference);
            if (problem != null) {
                problems.add(new OptionProblem(SCHEMAS.name(), "has for " + kind + " " + problem));
            }
        });
        return problems;
    }

    private static @Nullable String problemOf(String reference) {
        if (reference.startsWith(BuiltinSchema.PREFIX)) {
            return BuiltinSchema.find(reference) != null
                    ? null
                    : "'" + reference + "', which there isn't; known are "
                            + String.join(", ", BuiltinSchema.references());
        }
        try {
            new OptionType.FilePath().convert(reference);
            return null;
        } catch (InvalidOptionException e) {
            return "'" + reference + "', which " + e.getMessage();
        }
    }

    @Override
    public Transform create(Options options, TransformContext context) {
        Problems.refuseAny(check(options));
        SchemaCompiler compiler = new SchemaCompiler();
        Map<EventKind, Schema> schemas = new EnumMap<>(EventKind.class);
        List<OptionProblem> problems = new ArrayList<>();
        options.get(SCHEMAS).forEach((kind, reference) -> {
            try {
                schemas.put(KindNames.parse(kind), compile(compiler, reference, context.baseDirectory()));
            } catch (InvalidOptionException e) {
                problems.add(new OptionProblem(SCHEMAS.name(), "for " + kind + ": " + e.getMessage()));
            }
        });
        Problems.refuseAny(problems);
        return new SchemaValidator(schemas, ViolationMode.ofWord(options.get(MODE)), context);
    }

    private static Schema compile(SchemaCompiler compiler, String reference, Path baseDirectory) {
        BuiltinSchema builtin = BuiltinSchema.find(reference);
        return builtin != null
                ? compiler.compile(builtin)
                : compiler.compile(baseDirectory.resolve(reference).normalize());
    }
}
