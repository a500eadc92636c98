package io.townlet.telemetry.api.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The value of a secret is in no message and no toString. */
class OptionSecrecyTest {

    private static final String MARK = "hunter2";

    /** One secret of each type that could hold text, and of each that refuses it. */
    private static List<Option<?>> secrets() {
        List<Option<?>> plain = List.of(
                Option.text("text"),
                Option.flag("flag"),
                Option.wholeNumber("whole", 0, 1),
                Option.of("attempts", new OptionType.WholeNumber(0, 1, true)),
                Option.number("number", 0, 1),
                Option.seconds("seconds", 0, 1),
                Option.byteCount("bytes", 0, 1),
                Option.choice("choice", "a", "b"),
                Option.file("file"),
                Option.textList("list"),
                Option.textMap("map"),
                Option.textListMap("list_map"));
        List<Option<?>> secret = new ArrayList<>();
        for (Option<?> option : plain) {
            secret.add(option.asSecret());
        }
        return secret;
    }

    private static void assertKept(Option<?> option, Object raw) {
        List<OptionProblem> problems = new ArrayList<>();
        Options options = Options.read(List.of(option), Map.of(option.name(), raw), problems);
        assertThat(options + " " + problems + " " + option).doesNotContain(MARK);
        try {
            option.type().convert(raw);
        } catch (InvalidOptionException e) {
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain(MARK);
            }
        }
    }

    @Property(tries = 100)
    void noTypeGivesAwayWhatItWasGiven(
            @ForAll @StringLength(max = 5) @CharRange(to = '\u00ff') String before,
            @ForAll @StringLength(max = 5) @CharRange(to = '\u00ff') String after) {
        String raw = before + MARK + after;
        for (Option<?> option : secrets()) {
            assertKept(option, raw);
            assertKept(option, List.of(raw));
            assertKept(option, List.of(raw, List.of()));
            assertKept(option, Map.of("key", raw));
            assertKept(option, Map.of(raw, raw));
            assertKept(option, Map.of("key", List.of(raw)));
            assertKept(option, Map.of(raw, Map.of(raw, raw)));
        }
    }

    @Test
    void aSecretIsShownAsStars() {
        Option<String> token = Option.text("token").asSecret();
        Options options = Options.of(List.of(token, Option.text("user")), Map.of("token", MARK, "user", "ada"));
        assertThat(options).hasToString("Options[token=***, user=ada]");
        assertThat(options.get(token)).isEqualTo(MARK);
    }

    @Test
    void aSecretDefaultIsShownAsStarsToo() {
        Option<String> token = Option.text("token").withDefault(MARK).asSecret();
        assertThat(Options.of(List.of(token), Map.of())).hasToString("Options[token=***]");
    }
}
