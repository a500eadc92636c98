package io.townlet.telemetry.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Proves that the contract finds what is wrong, and finds nothing where nothing is. */
class TransportContractTest {

    private static final int TESTS = 40;

    private static EngineTestKit.Builder contractOf(Defect defect) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(DefectiveMailboxContract.class))
                .configurationParameter(DefectiveMailboxContract.DEFECT, defect.name());
    }

    private static Set<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void aTransportWithoutDefectPasses() {
        contractOf(Defect.NONE)
                .execute()
                .testEvents()
                .assertStatistics(tests ->
                        tests.started(TESTS).succeeded(TESTS).skipped(0).aborted(0));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachDefectIsFoundByItsTests(Defect defect) {
        EngineExecutionResults results = contractOf(defect).execute();
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
        Events tests = contractOf(Defect.NONE)
                .configurationParameter(DefectiveMailboxContract.WITHOUT, capability.name())
                .execute()
                .testEvents();
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
        Events tests = contractOf(Defect.CONFIRMS_WHAT_NOBODY_HAS)
                .configurationParameter(DefectiveMailboxContract.WITHOUT, TransportCapability.CONFIRMS_DELIVERY.name())
                .execute()
                .testEvents();
        // It goes on without ever noticing, which is wrong in any case.
        assertThat(names(tests.failed())).containsExactly("aTargetThatGoesAwayInBetweenIsNoticed");
        assertThat(names(tests.aborted())).containsExactly("aConfirmedBatchIsThereWhenTheSendReturns");
    }

    @Test
    void aTransportThatDoesNotDeclareToTellThePrefixMustNot() {
        Events tests = contractOf(Defect.NONE)
                .configurationParameter(
                        DefectiveMailboxContract.WITHOUT, TransportCapability.REPORTS_DELIVERED_PREFIX.name())
                .execute()
                .testEvents();
        assertThat(names(tests.failed())).containsExactly("aBatchThatFailsMidwayTellsHowMuchWasDelivered");
    }
}
