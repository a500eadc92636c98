package io.townlet.telemetry.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {

    private static final String BAD_LAYERS = LayersTest.class.getPackageName() + ".badlayers";
    private static final JavaClasses BAD_CLASSES = BuiltClasses.ofTests(BAD_LAYERS);

    private static Stream<String> rules() {
        return LayerRules.below(BuiltClasses.CORE).keySet().stream();
    }

    private static ArchRule rule(String name, String root) {
        ArchRule rule = LayerRules.below(root).get(name);
        assertThat(rule).as(name).isNotNull();
        return rule;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCoreKeepsTo(String name) {
        rule(name, BuiltClasses.CORE).check(BuiltClasses.core());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void badLayersAreFoundToBreak(String name) {
        assertThat(rule(name, BAD_LAYERS).evaluate(BAD_CLASSES).hasViolation()).isTrue();
    }

    @Test
    void whatALayerMayKnowIsNotFoundFault() {
        List<String> faults = rule("aggregation knows of the transform layer its interface only", BAD_LAYERS)
                .evaluate(BAD_CLASSES)
                .getFailureReport()
                .getDetails();

        assertThat(faults).singleElement().asString().contains("badlayers.transform.Stage");
    }

    /** A rule that sees no classes holds. */
    @ParameterizedTest
    @CsvSource({
        "'', 2",
        ".aggregation, 12",
        ".transform, 7",
        ".transport, 15",
        ".clock, 4",
        ".encode, 3",
        ".log, 1",
        ".thread, 2",
        ".config, 10",
        ".plugin, 10"
    })
    void theRulesSeeTheClassesOf(String packageName, int atLeast) {
        assertThat(BuiltClasses.core().stream()
                        .filter(each -> each.getPackageName().equals(BuiltClasses.CORE + packageName)))
                .hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void theRulesSeeTheClassesOfTheApi() {
        assertThat(BuiltClasses.api()).hasSizeGreaterThanOrEqualTo(40);
    }
}
