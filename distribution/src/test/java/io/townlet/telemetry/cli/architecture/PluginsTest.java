package io.townlet.telemetry.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plug-in knows the api and its own library; nobody below the command knows a plug-in. */
class PluginsTest {

    private static final String ALL = "io.townlet.telemetry";
    private static final String API = ALL + ".api..";
    private static final String TLS = ALL + ".tls..";
    private static final String CORE = ALL + ".core..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport.stdout",
                "transport.file",
                "transport.tcp",
                "transport.http",
                "transport.websocket",
                "transport.prometheus",
                "transforms"
            })
    void aPluginKnowsOnlyTheApiOfAllOurModules(String plugin) {
        String own = ALL + "." + plugin + "..";
        assertThat(CLASSES.stream().filter(resideInAPackage(own)))
                .as("classes in " + own)
                .hasSizeGreaterThan(5);
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(own, API, TLS)))
                .check(CLASSES);
    }

    @Test
    void whatIsBelowThePluginsKnowsNone() {
        assertThat(CLASSES.stream().filter(resideInAnyPackage(API, TLS, CORE))).hasSizeGreaterThan(100);
        noClasses()
                .that()
                .resideInAnyPackage(API, TLS, CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ALL + ".transport..", ALL + ".transforms..", ALL + ".cli..")
                .check(CLASSES);
    }

    @Test
    void tlsSupportKnowsOnlyTheApi() {
        classes()
                .that()
                .resideInAPackage(TLS)
                .should()
                .onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(API, TLS)))
                .check(CLASSES);
    }

    @Test
    void noPackagesOfAnyModuleFormACycle() {
        slices().matching(ALL + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(ALL + "..");
    }
}
