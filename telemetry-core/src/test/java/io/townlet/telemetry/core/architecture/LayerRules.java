package io.townlet.telemetry.core.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Aggregation knows the transform layer, and that knows the transport layer, each by its interface alone; and nobody looks up. */
final class LayerRules {

    private static final String[] LAYERS = {"aggregation", "transform", "transport"};
    private static final String[] ABOVE = {"config", "plugin", "narration", "simulation", "health", "console"};
    private static final String[] HELPERS = {"clock", "encode", "log", "naming", "thread"};

    private LayerRules() {}

    /** Gives the rules for the packages below a root, by name. */
    static Map<String, ArchRule> below(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "aggregation knows of the transform layer its interface only",
                knowsOnly(root, "aggregation", "transform", "TransformLayer"));
        rules.put(
                "the transform layer knows of the transport layer its interface only",
                knowsOnly(root, "transform", "transport", "TransportLayer"));
        rules.put("aggregation doesn't reach past the transform layer", unaware(root, "aggregation", "transport"));
        rules.put("the transform layer doesn't know who is above it", unaware(root, "transform", "aggregation"));
        rules.put(
                "the transport layer doesn't know who is above it",
                unaware(root, "transport", "aggregation", "transform"));
        rules.put(
                "no layer knows configuration, plug-in discovery, health, consoles or the pipeline as a whole",
                noClasses()
                        .that(resideInAnyPackage(packages(root, LAYERS)))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(packages(root, ABOVE)).or(resideInAPackage(root))));
        rules.put(
                "no layer knows the surface that simulations talk to",
                noClasses()
                        .that(resideInAnyPackage(packages(root, LAYERS)))
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + ".simulation..")));
        rules.put(
                "what the layers share knows none of them, and nothing above",
                noClasses()
                        .that(resideInAnyPackage(packages(root, HELPERS)))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(packages(root, LAYERS))
                                .or(resideInAnyPackage(packages(root, ABOVE)))
                                .or(resideInAPackage(root))));
        rules.put("no package is part of a cycle", noCyclesBelow(root));
        return rules;
    }

    /** No two packages below a root depend on each other, the root itself included. */
    static ArchRule noCyclesBelow(String root) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass each) {
                        return resideInAPackage(root + "..").test(each)
                                ? SliceIdentifier.of(each.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages below " + root;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule knowsOnly(String root, String layer, String next, String allowed) {
        DescribedPredicate<JavaClass> theInterface =
                name(root + "." + next + "." + allowed).forSubtype();
        return noClasses()
                .that(resideInAPackage(root + "." + layer + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "." + next + "..").and(not(theInterface)));
    }

    private static ArchRule unaware(String root, String layer, String... others) {
        return noClasses()
                .that(resideInAPackage(root + "." + layer + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(root, others)));
    }

    private static String[] packages(String root, String... names) {
        return Arrays.stream(names).map(each -> root + "." + each + "..").toArray(String[]::new);
    }
}
