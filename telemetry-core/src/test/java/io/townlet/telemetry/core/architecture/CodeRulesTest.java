package io.townlet.telemetry.core.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeRulesTest {

    private static final JavaClasses BAD_HABITS =
            BuiltClasses.ofTests(CodeRulesTest.class.getPackageName() + ".badhabits");

    private static Stream<String> rules() {
        return CodeRules.all().keySet().stream();
    }

    private static ArchRule rule(String name) {
        ArchRule rule = CodeRules.all().get(name);
        assertThat(rule).as(name).isNotNull();
        return rule;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void inTheCore(String name) {
        rule(name).check(BuiltClasses.core());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void inTheApi(String name) {
        rule(name).check(BuiltClasses.api());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void badHabitsAreFoundToBreak(String name) {
        assertThat(rule(name).evaluate(BAD_HABITS).hasViolation()).isTrue();
    }

    // ---- who may know whom, beyond the core ----

    private static ArchRule knowsNothingBut(String... packages) {
        return classes().should().onlyDependOnClassesThat(resideInAnyPackage(packages));
    }

    @Test
    void theApiKnowsNothingButItselfAndTheJdk() {
        knowsNothingBut(BuiltClasses.API + "..", "java..", "org.jspecify.annotations")
                .check(BuiltClasses.api());
    }

    @Test
    void noPackageOfTheApiIsPartOfACycle() {
        LayerRules.noCyclesBelow(BuiltClasses.API).check(BuiltClasses.api());
    }

    @Test
    void theCoreKnowsNothingButTheApiAndItsTwoLibraries() {
        ArchRule rule = knowsNothingBut(
                BuiltClasses.CORE + "..",
                BuiltClasses.API + "..",
                "java..",
                "org.jspecify.annotations",
                "org.slf4j",
                "org.yaml.snakeyaml..");

        rule.check(BuiltClasses.core());
        assertThat(rule.evaluate(BAD_HABITS).hasViolation()).isTrue();
    }
}
