package io.townlet.telemetry.transforms.redact;

import io.townlet.telemetry.api.event.EventKind;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes {@code redact_fields}, which removes, masks or hashes fields of payload and metadata. It has no state.
 *
 * <p>A path is made of keys with dots between them. A key leads into objects only; {@code *} stands for any one key or array element,
 * {@code **} for any number of levels of either, none included. So {@code jobs.*.wallet} is each agent's wallet, {@code **.password}
 * every field of that name wherever it is, and {@code jobs.**} the jobs altogether. In a diff, a path holds from the top and from
 * {@code changes} as well.
 *
 * <p>What is redacted is counted as {@code redacted_fields}. An event in which nothing is redacted comes back as the very same instance.
 *
 * <p>Masks and hashes are text whatever was there before, so a schema that is checked afterwards must allow text there. A hash without
 * a {@code hash_key} is a pseudonym and no secret: whoever can guess a value can check the guess. It is the SHA-256 (HMAC-SHA-256 with
 * a key) of the value as JSON in UTF-8, without spaces and with sorted keys.
 */
public final class RedactFieldsProvider implements TransformProvider {

    private static final String HASH_MODE = "hash";
    private static final int MIN_KEY_LENGTH = 16;

    /** The paths. */
    static final Option<List<String>> FIELDS = Option.textList("fields")
            .asRequired()
            .describedAs(
                    "The paths of the fields: keys with dots between them, * for any one key or element, ** for any number of levels.");

    /** The kinds of events to redact. */
    static final Option<List<String>> KINDS = Option.textList("kinds")
            .withDefault(KindNames.all())
            .describedAs("The kinds of events in which to redact.");

    /** What becomes of a field. */
    static final Option<String> MODE = Option.choice("mode", "remove", "mask", HASH_MODE)
            .withDefault("remove")
            .describedAs("Whether a field is removed, becomes ***, or becomes a hash of its value.");

    /** The secret of the hashes; without it, hashes aren't keyed. */
    static final Option<String> HASH_KEY = Option.text("hash_key")
            .asSecret()
            .describedAs(
                    "The secret of the hashes, at least 16 characters; without one, hashes are pseudonyms that a guess can be"
                            + " checked against.");

    /** Makes the provider; {@link java.util.ServiceLoader} calls it. */
    public RedactFieldsProvider() {}

    @Override
    public String name() {
        return "redact_fields";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FIELDS, KINDS, MODE, HASH_KEY);
    }

    @Override
    public List<OptionProblem> check(Options options) {
        List<OptionProblem> problems = new ArrayList<>();
        options.find(FIELDS).ifPresent(fields -> checkFields(fields, problems));
        checkKinds(options.get(KINDS), problems);
        options.find(HASH_KEY).ifPresent(key -> checkKey(key, options.get(MODE), problems));
        return problems;
    }

    private static void checkFields(List<String> fields, List<OptionProblem> problems) {
        if (fields.isEmpty()) {
            problems.add(
                    new OptionProblem(FIELDS.name(), "names no field; name at least one, or leave the transform out"));
        }
        List<PathPattern> patterns = new ArrayList<>();
        for (String field : fields) {
            collect(problems, () -> patterns.add(PathPattern.parse(field)));
        }
        collect(problems, () -> RedactionPaths.of(patterns));
    }

    private static void collect(List<OptionProblem> problems, Runnable check) {
        try {
            check.run();
        } catch (InvalidOptionException e) {
            problems.add(new OptionProblem(FIELDS.name(), String.valueOf(e.getMessage())));
        }
    }

    private static void checkKinds(List<String> kinds, List<OptionProblem> problems) {
        if (kinds.isEmpty()) {
            problems.add(new OptionProblem(
                    KINDS.name(), "names no kind; name at least one, or leave the option out for all"));
        }
        problems.addAll(KindNames.problems(KINDS.name(), kinds));
    }

    private static void checkKey(String key, String mode, List<OptionProblem> problems) {
        if (!mode.equals(HASH_MODE)) {
            problems.add(
                    new OptionProblem(HASH_KEY.name(), "is used only with mode: hash; set the mode, or leave it out"));
        }
        if (key.length() < MIN_KEY_LENGTH) {
            problems.add(new OptionProblem(
                    HASH_KEY.name(), "is too short to be a secret; give at least " + MIN_KEY_LENGTH + " characters"));
        }
    }

    @Override
    public Transform create(Options options, TransformContext context) {
        Problems.refuseAny(check(options));
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        options.get(KINDS).forEach(kind -> kinds.add(KindNames.parse(kind)));
        List<PathPattern> patterns =
                options.get(FIELDS).stream().map(PathPattern::parse).toList();
        return new RedactFields(kinds, RedactionPaths.of(patterns), replacement(options), context);
    }

    private static Replacement replacement(Options options) {
        return switch (options.get(MODE)) {
            case "remove" -> Replacement.REMOVE;
            case "mask" -> Replacement.MASK;
            default -> options.find(HASH_KEY).map(ValueHash::keyed).orElseGet(ValueHash::plain);
        };
    }
}
