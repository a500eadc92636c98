package io.townlet.telemetry.transport.file;

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

class FileTransportContractTest extends TransportContract {

    @TempDir
    Path folder;

    @Override
    public TransportFixture fixture() {
        return new TransportFixture() {
            @Override
            public TransportProvider provider() {
                return new FileTransportProvider();
            }

            @Override
            public Set<TransportCapability> capabilities() {
                return Set.of(
                        TransportCapability.DELIVERS_TO_TARGET,
                        TransportCapability.CONFIRMS_DELIVERY,
                        TransportCapability.RESTARTABLE_TARGET);
            }

            @Override
            public TransportTarget openTarget() {
                return new FileTarget(folder.resolve("out"));
            }
        };
    }

    /** A file in a folder of its own, which is away where a file stands in the folder's place. */
    private record FileTarget(Path parent) implements TransportTarget {

        private Path file() {
            return parent.resolve("events.jsonl");
        }

        private Path aside() {
            return parent.resolveSibling("aside");
        }

        @Override
        public Map<String, ?> options() {
            return Map.of("file_path", file().toString());
        }

        @Override
        public String name() {
            return file().toString();
        }

        @Override
        public List<String> lines() {
            for (Path place : List.of(file(), aside().resolve("events.jsonl"))) {
                if (Files.exists(place)) {
                    return FileTesting.read(place).lines().toList();
                }
            }
            return List.of();
        }

        @Override
        public boolean isUntouched() {
            return Files.notExists(parent);
        }

        @Override
        public void goAway() {
            try {
                if (Files.exists(parent)) {
                    Files.move(parent, aside());
                }
                Files.createFile(parent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void behave() {
            try {
                Files.delete(parent);
                if (Files.exists(aside())) {
                    Files.move(aside(), parent);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // The folder goes with the test.
        }
    }
}
