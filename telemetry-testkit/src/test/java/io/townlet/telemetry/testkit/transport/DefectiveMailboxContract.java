package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.TransportProvider;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a transport with a defect. Run by another test, and so not named as one. */
@ExtendWith(DefectiveMailboxContract.Parameters.class)
class DefectiveMailboxContract extends TransportContract {

    static final String DEFECT = "defect";
    static final String WITHOUT = "without";

    private final Defect defect;
    private final Set<TransportCapability> capabilities;
    private boolean mustFail;

    DefectiveMailboxContract(Defect defect, TransportCapability[] undeclared) {
        this.defect = defect;
        this.capabilities = EnumSet.allOf(TransportCapability.class);
        capabilities.removeAll(Set.of(undeclared));
    }

    @BeforeEach
    void learnWhetherToFail(TestInfo test) {
        mustFail = defect.foundBy().contains(test.getTestMethod().orElseThrow().getName());
    }

    @Override
    public TransportFixture fixture() {
        Mailbox mailbox = new Mailbox();
        TransportProvider provider = defect == Defect.IS_NO_SERVICE
                ? new MailboxTransportProvider.Unlisted(mailbox)
                : new MailboxTransportProvider(mailbox, defect);
        return new TransportFixture() {
            @Override
            public TransportProvider provider() {
                return provider;
            }

            @Override
            public Set<TransportCapability> capabilities() {
                return capabilities;
            }

            @Override
            public TransportTarget openTarget() {
                return mailbox;
            }

            @Override
            public int stallingBytes() {
                return 2 << 20;
            }

            @Override
            public int largestEventBytes() {
                return 1 << 16;
            }

            @Override
            public int largestBatch() {
                return 4096;
            }

            /**
             * Many defects show only when it runs out, so that a test that must fail has little, though more than what it waits for. One
             * that must pass has plenty, and never waits so long.
             */
            @Override
            public Duration patience() {
                if (!mustFail) {
                    return Duration.ofSeconds(30);
                }
                return defect.part() == TimeoutContract.class
                        ? TransportTrial.SHORT.plusMillis(100)
                        : Duration.ofMillis(100);
            }
        };
    }

    /** Tells the contract which defect to have, and what not to declare. */
    static final class Parameters implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() != TestInfo.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (parameter.getIndex() == 0) {
                return Defect.valueOf(context.getConfigurationParameter(DEFECT).orElseThrow());
            }
            return context.getConfigurationParameter(WITHOUT)
                    .map(name -> new TransportCapability[] {TransportCapability.valueOf(name)})
                    .orElse(new TransportCapability[0]);
        }
    }
}
