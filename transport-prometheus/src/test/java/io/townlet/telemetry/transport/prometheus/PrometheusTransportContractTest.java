package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.testkit.transport.TransportCapability;
import io.townlet.telemetry.testkit.transport.TransportContract;
import io.townlet.telemetry.testkit.transport.TransportFixture;
import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** That the transport holds to what every transport must. */
class PrometheusTransportContractTest extends TransportContract implements TransportFixture {

    @TempDir
    Path folder;

    @Override
    public TransportFixture fixture() {
        return this;
    }

    @Override
    public TransportProvider provider() {
        return new PrometheusTransportProvider();
    }

    @Override
    public Set<TransportCapability> capabilities() {
        // The file holds counts and no events, so that nothing can be said of their arrival. Nothing makes a file hang.
        return EnumSet.of(TransportCapability.RESTARTABLE_TARGET, TransportCapability.REFUSES_PERMANENTLY);
    }

    @Override
    public TransportTarget openTarget() {
        return new Target(folder.resolve("out"));
    }

    /** A file in a folder of its own, which is away where a file stands in the folder's place. */
    private record Target(Path parent) implements TransportTarget {

        private Path file() {
            return parent.resolve("townlet.prom");
        }

        private Path aside() {
            return parent.resolveSibling("aside");
        }

        @Override
        public Map<String, ?> options() {
            return Map.of("file_path", file().toString(), "labels", Map.of("town", "willow"));
        }

        @Override
        public String name() {
            return file().toString();
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

        /** A directory in the file's place is a mistake in the configuration, which no waiting mends. */
        @Override
        public void refusePermanently() {
            try {
                Files.delete(file());
                Files.createDirectory(file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void behave() {
            try {
                if (Files.isRegularFile(parent)) {
                    Files.delete(parent);
                }
                if (Files.exists(aside())) {
                    Files.move(aside(), parent);
                }
                if (Files.isDirectory(file())) {
                    Files.delete(file());
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
