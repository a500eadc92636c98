package io.townlet.telemetry.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.townlet.telemetry.core.TelemetryPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportedTypesTest {

    /** Reads what is exported from the built module, so that the rules follow it. */
    private static Set<String> exportedPackages() throws IOException, URISyntaxException {
        URI location = TelemetryPipeline.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (InputStream in = Files.newInputStream(Path.of(location).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static DescribedPredicate<JavaClass> visibleIn(Set<String> packages) {
        return DescribedPredicate.describe(
                "public and exported",
                each -> packages.contains(each.getPackageName())
                        && each.getModifiers().contains(JavaModifier.PUBLIC));
    }

    /** Nobody may extend a class that wasn't meant for it: enums, records and final classes can't be, sealed ones only here. */
    private static final ArchCondition<JavaClass> NOT_OPEN = new ArchCondition<>("not be open to any subclass") {
        @Override
        public void check(JavaClass each, ConditionEvents events) {
            boolean closed = each.isInterface()
                    || each.isEnum()
                    || each.getModifiers().contains(JavaModifier.FINAL)
                    || each.reflect().isSealed();
            events.add(new SimpleConditionEvent(each, closed, each.getName() + " is open to any subclass"));
        }
    };

    @Test
    void aClassThatUsersSeeCanNotBeExtendedByThem() throws IOException, URISyntaxException {
        ArchRule rule = classes().that(visibleIn(exportedPackages())).should(NOT_OPEN);

        rule.check(BuiltClasses.core());
    }

    @Test
    void anOpenClassIsFound() {
        String badHabits = ExportedTypesTest.class.getPackageName() + ".badhabits";

        assertThat(classes()
                        .that(visibleIn(Set.of(badHabits)))
                        .should(NOT_OPEN)
                        .evaluate(BuiltClasses.ofTests(badHabits))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void theTransformLayerAndWhatLayersShareAreNotExported() throws IOException, URISyntaxException {
        assertThat(exportedPackages())
                .contains(BuiltClasses.CORE, BuiltClasses.CORE + ".aggregation")
                .doesNotContain(
                        BuiltClasses.CORE + ".transform", BuiltClasses.CORE + ".thread", BuiltClasses.CORE + ".log");
    }
}
