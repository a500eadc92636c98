package io.townlet.telemetry.core.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Reads the classes that were built, as the rules look at them. Package descriptions don't count as classes. */
final class BuiltClasses {

    static final String CORE = "io.townlet.telemetry.core";
    static final String API = "io.townlet.telemetry.api";

    private BuiltClasses() {}

    static JavaClasses core() {
        return Read.CORE_CLASSES;
    }

    static JavaClasses api() {
        return Read.API_CLASSES;
    }

    /** Reads classes that stand among the tests. */
    static JavaClasses ofTests(String packageName) {
        return withoutDescriptions(
                new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()), packageName);
    }

    private static JavaClasses withoutDescriptions(ClassFileImporter importer, String packageName) {
        return importer.importPackages(packageName)
                .that(DescribedPredicate.describe(
                        "no package-info", each -> !each.getSimpleName().equals("package-info")));
    }

    /** Read once, when first asked for. */
    private static final class Read {

        static final JavaClasses CORE_CLASSES = ofMain(CORE);
        static final JavaClasses API_CLASSES = ofMain(API);

        private static JavaClasses ofMain(String packageName) {
            return withoutDescriptions(
                    new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()), packageName);
        }
    }
}
