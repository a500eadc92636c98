package io.townlet.telemetry.transforms.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactFieldsOptionsTest {

    private final RedactFieldsProvider provider = new RedactFieldsProvider();

    private List<OptionProblem> problems(Map<String, ?> raw) {
        return provider.check(Options.of(provider.options(), raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b"})
    void anEmptyStepIsAProblem(String path) {
        assertThat(problems(Map.of("fields", List.of("fine", path))))
                .containsExactly(new OptionProblem(
                        "fields", "names the path '" + path + "', which has an empty step; write it as a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_*", "jobs.*name", "***", "a.**b"})
    void aWildcardMixedWithTextIsAProblemBecauseItWouldMatchNothing(String path) {
        assertThat(problems(Map.of("fields", List.of(path))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("'" + path + "'")
                        .contains("* and ** must be whole steps"));
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        Map<String, Object> raw =
                Map.of("fields", List.of("a..b", "c*"), "kinds", List.of("snapshots", "diff"), "hash_key", "short");

        assertThat(problems(raw))
                .extracting(OptionProblem::option)
                .containsExactly("fields", "fields", "kinds", "hash_key", "hash_key");
        assertThat(problems(raw))
                .extracting(OptionProblem::message)
                .contains("names the kind 'snapshots', which there isn't; known kinds are"
                        + " snapshot, diff, event, health, console, narration")
                .contains("is used only with mode: hash; set the mode, or leave it out");
        assertThatThrownBy(() -> new TestContext().make(provider, raw))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("option 'fields' names the path 'a..b'")
                .hasMessageContaining("option 'kinds'")
                .hasMessageNotContaining("short'");
    }

    @Test
    void redactingNothingIsAProblem() {
        assertThat(problems(Map.of("fields", List.of(), "kinds", List.of())))
                .extracting(OptionProblem::message)
                .containsExactly(
                        "names no field; name at least one, or leave the transform out",
                        "names no kind; name at least one, or leave the option out for all");
    }

    @Test
    void fieldsAreRequired() {
        assertThatThrownBy(() -> Options.of(provider.options(), Map.of()))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("'fields' is required");
        assertThat(provider.check(Options.read(provider.options(), Map.of(), new ArrayList<>())))
                .as("said once is enough")
                .isEmpty();
    }

    @Test
    void theKeyIsASecret() {
        Options options = Options.of(
                provider.options(),
                Map.of("fields", List.of("a"), "mode", "hash", "hash_key", "correct horse battery"));

        assertThat(provider.options())
                .filteredOn(Option::secret)
                .extracting(Option::name)
                .containsExactly("hash_key");
        assertThat(options.toString()).doesNotContain("horse");
        assertThat(provider.check(options)).isEmpty();
    }

    @Test
    void wildcardsThatMultiplyOutOfAllBoundsAreAProblem() {
        String explosive = "**.a." + String.join(".", Collections.nCopies(20, "*"));
        String fine = "**.a." + String.join(".", Collections.nCopies(6, "*"));

        assertThat(problems(Map.of("fields", List.of(explosive))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("use fewer * after a **"));
        assertThat(problems(Map.of("fields", List.of(fine)))).isEmpty();
    }
}
