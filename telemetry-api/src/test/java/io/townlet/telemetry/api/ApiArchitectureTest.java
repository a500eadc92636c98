package io.townlet.telemetry.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the api may know: the JDK's base and itself. */
class ApiArchitectureTest {

    private static final String ROOT = "io.townlet.telemetry.api";

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theRulesSeeTheClassesThatThereAre() {
        assertThat(API.size()).isGreaterThanOrEqualTo(45);
        assertThat(packages()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(API).noneMatch(each -> each.getSimpleName().endsWith("Test"));
    }

    @Test
    void theApiDependsOnNothingButTheJdkAndItsAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "java..", "org.jspecify.annotations")
                .check(API);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(API);
    }

    @Test
    void nothingPrintsOrLogs() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(API);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(API);
    }

    @Test
    void onlyTheClockAsksTheSystemForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".clock")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(API);
    }

    @Test
    void noStateIsShared() {
        fields().that().areStatic().should().beFinal().check(API);
        fields().that().arePublic().should().beStatic().check(API);
    }

    @Test
    void theModuleNeedsNothingAtRunTimeAndExportsEveryPackage() throws IOException {
        ModuleDescriptor module = descriptor();
        assertThat(module.name()).isEqualTo(ROOT);
        assertThat(module.requires())
                .filteredOn(each -> !each.modifiers().contains(Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
        assertThat(module.exports().stream()
                        .filter(each -> !each.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet()))
                .isEqualTo(packages());
    }

    private static Set<String> packages() {
        return API.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    }

    private static ModuleDescriptor descriptor() throws IOException {
        Path classFolder = Path.of(API.get(ROOT + ".event.Payload")
                        .getSource()
                        .orElseThrow()
                        .getUri())
                .getParent();
        for (int i = 0; i < ROOT.split("\\.").length + 1; i++) {
            classFolder = classFolder.getParent();
        }
        try (InputStream in = Files.newInputStream(classFolder.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }
}
