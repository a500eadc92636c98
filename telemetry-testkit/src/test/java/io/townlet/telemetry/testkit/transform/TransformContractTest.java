package io.townlet.telemetry.testkit.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Proves that the contract finds what is wrong, and finds nothing where nothing is. */
class TransformContractTest {

    private static Events contractOf(Defect defect) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(DefectiveFieldRemoverContract.class))
                .configurationParameter(DefectiveFieldRemoverContract.DEFECT, defect.name())
                .execute()
                .testEvents();
    }

    private static Set<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replace("()", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void aTransformWithoutDefectPassesAndEachTestFindsADefect() {
        Events tests = contractOf(Defect.NONE);
        assertThat(names(tests.succeeded()))
                .isEqualTo(names(tests.started()))
                .isEqualTo(Stream.of(Defect.values())
                        .flatMap(defect -> defect.foundBy().stream())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachDefectIsFoundByItsTests(Defect defect) {
        assertThat(defect.foundBy()).isNotEmpty();
        assertThat(names(contractOf(defect).failed())).isEqualTo(defect.foundBy());
    }
}
