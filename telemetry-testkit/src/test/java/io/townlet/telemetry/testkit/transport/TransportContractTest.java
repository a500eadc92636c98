package io.townlet.telemetry.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Proves that the contract finds what is wrong, and finds nothing where nothing is. */
class TransportContractTest {

    private static final int TESTS = 40;

    private static EngineTestKit.Builder contractOf(Defect defect, Collection<String> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(tests.stream()
                        .map(test -> selectMethod(DefectiveMailboxContract.class, test))
                        .toArray(DiscoverySelector[]::new))
                .configurationParameter(DefectiveMailboxContract.DEFECT, defect.name());
    }

    /** The tests that a type declares or inherits. */
    private static Set<String> testsOf(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static Events without(TransportCapability undeclared, Defect defect, Class<?>... parts) {
        List<String> tests =
                Stream.of(parts).flatMap(part -> testsOf(part).stream()).toList();
        return contractOf(defect, tests)
                .configurationParameter(DefectiveMailboxContract.WITHOUT, undeclared.name())
                .execute()
                .testEvents();
    }

    /** One with a test that needs it. */
    private static Class<?> partThatNeeds(TransportCapability capability) {
        return switch (capability) {
            case DELIVERS_TO_TARGET, CONFIRMS_DELIVERY -> DeliveryContract.class;
            case STALLS_ON_START, STALLS_ON_SEND -> LifecycleContract.class;
            default -> FailureContract.class;
        };
    }

    private static Set<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void aTransportWithoutDefectPasses() {
        contractOf(Defect.NONE, testsOf(TransportContract.class))
                .execute()
                .testEvents()
                .assertStatistics(tests ->
                        tests.started(TESTS).succeeded(TESTS).skipped(0).aborted(0));
    }

    @Test
    void eachTestFindsADefect() {
        assertThat(Stream.of(Defect.values())
                        .flatMap(defect -> defect.foundBy().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(testsOf(TransportContract.class))
                .hasSize(TESTS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachDefectIsFoundByItsTests(Defect defect) {
        Set<String> tests = new HashSet<>(testsOf(defect.part()));
        tests.addAll(defect.foundBy());
        EngineExecutionResults results = contractOf(defect, tests).execute();
        assertThat(results.testEvents().started().count()).isEqualTo(tests.size());
        assertThat(defect.foundBy()).isNotEmpty();
        assertThat(names(results.testEvents().failed())).containsExactlyInAnyOrderElementsOf(defect.foundBy());
        assertThat(results.containerEvents().failed().count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIRMS_DELIVERY", "REPORTS_DELIVERED_PREFIX"},
            value = TransportCapability.class)
    void whatNeedsAnUndeclaredCapabilityIsSkippedAndSaysSo(TransportCapability capability) {
        Events tests = without(capability, Defect.NONE, partThatNeeds(capability));
        assertThat(tests.failed().count()).isZero();
        assertThat(tests.aborted().list())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                        .hasMessageContaining("the fixture doesn't declare " + capability));
    }

    @Test
    void aTransportThatDoesNotConfirmIsWaitedFor() {
        Events tests = without(
                TransportCapability.CONFIRMS_DELIVERY,
                Defect.CONFIRMS_WHAT_NOBODY_HAS,
                DeliveryContract.class,
                FailureContract.class);
        // It goes on without ever noticing, which is wrong in any case.
        assertThat(names(tests.failed())).containsExactly("aTargetThatGoesAwayInBetweenIsNoticed");
        assertThat(names(tests.aborted())).containsExactly("aConfirmedBatchIsThereWhenTheSendReturns");
    }

    @Test
    void aTransportThatDoesNotDeclareToTellThePrefixMustNot() {
        Events tests = without(TransportCapability.REPORTS_DELIVERED_PREFIX, Defect.NONE, FailureContract.class);
        assertThat(names(tests.failed())).containsExactly("aBatchThatFailsMidwayTellsHowMuchWasDelivered");
    }
}
