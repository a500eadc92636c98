package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a transform with a defect. Run by another test, and so not named as one. */
@ExtendWith(DefectiveFieldRemoverContract.Parameters.class)
class DefectiveFieldRemoverContract extends TransformContract {

    static final String DEFECT = "defect";

    private final CountDownLatch over = new CountDownLatch(1);
    private final Defect defect;
    private boolean mustFail;

    DefectiveFieldRemoverContract(Defect defect) {
        this.defect = defect;
    }

    @BeforeEach
    void learnWhetherToFail(TestInfo test) {
        mustFail = defect.foundBy().contains(test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void endThreads() {
        over.countDown();
    }

    @Override
    public TransformFixture fixture() {
        TransformProvider provider = defect == Defect.IS_NO_SERVICE
                ? new FieldRemoverProvider.Unlisted()
                : new FieldRemoverProvider(defect, over);
        return new TransformFixture() {
            @Override
            public TransformProvider provider() {
                return provider;
            }

            @Override
            public Map<String, ?> options() {
                return Map.of("field", "note");
            }

            @Override
            public Set<TransformCapability> capabilities() {
                return EnumSet.of(TransformCapability.KEEPS_UNCHANGED_EVENTS, TransformCapability.IS_DETERMINISTIC);
            }

            @Override
            public List<TelemetryEvent> events() {
                return List.of(
                        TelemetryEvent.of("loop.tick", Payload.copyOf(Map.of("tick", 1, "note", "a word"))),
                        TelemetryEvent.of("loop.tick", Payload.copyOf(Map.of("tick", 2))));
            }

            /** A test that must fail may have to wait for it, and one that must pass never does. */
            @Override
            public Duration patience() {
                return mustFail ? Duration.ofMillis(500) : Duration.ofSeconds(30);
            }
        };
    }

    /** Tells the contract which defect to have. */
    static final class Parameters implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Defect.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Defect.valueOf(context.getConfigurationParameter(DEFECT).orElseThrow());
        }
    }
}
