package ${package};

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Holds the transport to the contract of all transports. */
class ${name}TransportContractTest extends TransportContract {

    @TempDir
    Path folder;

    @Override
    public TransportFixture fixture() {
        return new TransportFixture() {
            @Override
            public TransportProvider provider() {
                return new ${name}TransportProvider();
            }

            /** What the transport promises, and what the target below can be told to do. Tests that need more are skipped. */
            @Override
            public Set<TransportCapability> capabilities() {
                return Set.of(
                        TransportCapability.DELIVERS_TO_TARGET,
                        TransportCapability.CONFIRMS_DELIVERY,
                        TransportCapability.RESTARTABLE_TARGET);
            }

            @Override
            public TransportTarget openTarget() throws IOException {
                return new FileTarget(Files.createDirectory(folder.resolve("there")), folder.resolve("away"));
            }
        };
    }

    /** A file whose folder goes away and comes back. */
    private record FileTarget(Path there, Path away) implements TransportTarget {

        @Override
        public Map<String, ?> options() {
            return Map.of("path", file().toString());
        }

        @Override
        public String name() {
            return file().toString();
        }

        @Override
        public List<String> lines() {
            try {
                return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isUntouched() {
            return !Files.exists(file());
        }

        @Override
        public void goAway() {
            move(there, away);
        }

        @Override
        public void behave() {
            move(away, there);
        }

        @Override
        public void close() {}

        private Path file() {
            return there.resolve("events.jsonl");
        }

        private static void move(Path from, Path to) {
            try {
                Files.move(from, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
