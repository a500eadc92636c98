package io.townlet.telemetry.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Option<Path> FILE = Option.file("file_path").asRequired();
    private static final Option<Integer> KEEP =
            Option.wholeNumber("keep", 0, 100).withDefault(5);
    private static final Option<Duration> EVERY = Option.seconds("every", 1, 60);
    private static final List<Option<?>> DECLARED = List.of(FILE, KEEP, EVERY);

    @Test
    void valuesAreReadByTheirDeclarations() {
        Options options = Options.of(DECLARED, Map.of("file_path", "a.jsonl", "keep", "7", "every", 1.5));
        assertThat(options.get(FILE)).isEqualTo(Path.of("a.jsonl"));
        assertThat(options.get(KEEP)).isEqualTo(7);
        assertThat(options.find(EVERY)).contains(Duration.ofMillis(1500));
    }

    @Test
    void whatIsLeftOutTakesItsDefault() {
        Options options = Options.of(DECLARED, Map.of("file_path", "a.jsonl"));
        assertThat(options.get(KEEP)).isEqualTo(5);
        assertThat(options.find(EVERY)).isEmpty();
        assertThatThrownBy(() -> options.get(EVERY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'every'")
                .hasMessageContaining("find()");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("keep", 101);
        raw.put("every", null);
        raw.put("kept", 3);
        raw.put("evry", 3);
        assertThatThrownBy(() -> Options.of(DECLARED, raw))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("option 'file_path' is required; must be the path of a file; "
                        + "option 'keep' must be a whole number from 0 to 100; "
                        + "option 'every' has no value; must be seconds from 1 to 60; "
                        + "option 'kept' is not known; known are file_path, keep, every; "
                        + "option 'evry' is not known; known are file_path, keep, every");
    }

    @Test
    void readingCollectsProblemsAndGivesDefaultsForWhatIsWrong() {
        List<OptionProblem> problems = new ArrayList<>();
        Options options = Options.read(DECLARED, Map.of("keep", -1, "every", 2), problems);
        assertThat(problems)
                .containsExactly(
                        new OptionProblem("file_path", "is required; must be the path of a file"),
                        new OptionProblem("keep", "must be a whole number from 0 to 100"));
        assertThat(options.get(KEEP)).isEqualTo(5);
        assertThat(options.get(EVERY)).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.find(FILE)).isEmpty();
    }

    @Test
    void aRequiredOptionWithoutAValueIsOneProblem() {
        List<OptionProblem> problems = new ArrayList<>();
        Options.read(DECLARED, Collections.singletonMap("file_path", null), problems);
        assertThat(problems)
                .containsExactly(new OptionProblem("file_path", "has no value; must be the path of a file"));
    }

    @Test
    void anOptionWithoutAValueFallsBackToItsDefault() {
        List<OptionProblem> problems = new ArrayList<>();
        Options options = Options.read(List.of(KEEP), Collections.singletonMap("keep", null), problems);
        assertThat(problems).hasSize(1);
        assertThat(options.get(KEEP)).isEqualTo(5);
    }

    @Test
    void aPluginWithoutOptionsSaysSo() {
        assertThatThrownBy(() -> Options.of(List.of(), Map.of("anything", 1)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("option 'anything' is not known; there are none");
        assertThat(Options.of(List.of(), Map.of())).hasToString("Options[]");
    }

    @Test
    void theRawValuesMayChangeAfterwards() {
        Map<String, Object> raw = new HashMap<>(Map.of("file_path", "a.jsonl"));
        Options options = Options.of(DECLARED, raw);
        raw.put("file_path", "b.jsonl");
        assertThat(options.get(FILE)).isEqualTo(Path.of("a.jsonl"));
    }

    @Test
    void toStringShowsValuesInTheOrderOfTheDeclarations() {
        assertThat(Options.of(DECLARED, Map.of("every", 2, "file_path", "a.jsonl")))
                .hasToString("Options[file_path=a.jsonl, keep=5, every=PT2S]");
    }

    @Test
    void aProblemHasAnOptionAndAMessage() {
        assertThatThrownBy(() -> new OptionProblem(null, "x")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new OptionProblem("x", null)).isInstanceOf(NullPointerException.class);
    }
}
