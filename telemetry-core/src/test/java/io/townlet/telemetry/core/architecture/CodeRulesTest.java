package io.townlet.telemetry.core.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.townlet.telemetry.core.health.TransportMeters;
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

    private static final String MICROMETER = "io.micrometer..";

    /** Micrometer is optional, so that one class alone may need it. */
    @Test
    void onlyTheMetersKnowMicrometer() {
        ArchRule rule = noClasses()
                .that(not(name(TransportMeters.class.getName())
                        .or(nameStartingWith(TransportMeters.class.getName() + "$"))))
                .should()
                .dependOnClassesThat(resideInAPackage(MICROMETER));

        rule.check(BuiltClasses.core());
        assertThat(noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage(MICROMETER))
                        .evaluate(BuiltClasses.core())
                        .hasViolation())
                .isTrue();
    }

    @Test
    void theCoreKnowsNothingButTheApiAndItsLibraries() {
        ArchRule rule = knowsNothingBut(
                MICROMETER,
                BuiltClasses.CORE + "..",
                BuiltClasses.API + "..",
                "java..",
                // Its other queues use sun.misc.Unsafe, which newer JVMs complain of.
                "org.jctools.queues.atomic",
                "org.jspecify.annotations",
                "org.slf4j",
                "org.yaml.snakeyaml..");

        rule.check(BuiltClasses.core());
        assertThat(rule.evaluate(BAD_HABITS).hasViolation()).isTrue();
    }
}
