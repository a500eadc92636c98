package io.townlet.telemetry.core.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.TimeUnit;

/** What no class of a library may do. */
final class CodeRules {

    private CodeRules() {}

    /** Gives the rules, by name. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("nothing writes to the program's own streams", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        rules.put(
                "nothing logs but through SLF4J",
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("java.util.logging..").or(assignableTo(System.Logger.class))));
        rules.put("nothing throws an exception that says nothing", NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
        rules.put(
                "a static field never changes",
                fields().that().areStatic().should().beFinal());
        rules.put(
                "a static field holds nothing that changes",
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .haveRawType(resideInAPackage("java.util.concurrent.atomic")
                                .or(assignableTo(ThreadLocal.class))
                                .or(changeableCollection())));
        rules.put(
                "nothing sleeps: whoever waits can be woken",
                noClasses()
                        .should()
                        .callMethodWhere(target(name("sleep"))
                                .and(target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))))
                        .orShould()
                        .dependOnClassesThat(assignableTo(Timer.class)));
        rules.put(
                "time is read from the pipeline's clock only",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..clock..")
                        .should()
                        .callMethodWhere(target(nameMatching("nanoTime|currentTimeMillis"))
                                .and(target(owner(assignableTo(System.class)))))
                        .orShould()
                        .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                        .orShould()
                        .dependOnClassesThat(assignableTo(Clock.class)));
        return rules;
    }

    /** A class of the JDK's that can be changed; whatever is declared as an interface is made by {@code of}. */
    private static DescribedPredicate<JavaClass> changeableCollection() {
        return describe(
                "changeable collection",
                each -> each.getPackageName().startsWith("java.util")
                        && !each.isInterface()
                        && (each.isAssignableTo(Collection.class) || each.isAssignableTo(Map.class)));
    }
}
