package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.contestant.Place;
import io.townlet.telemetry.benchmarks.server.Arrivals;
import io.townlet.telemetry.benchmarks.server.ServerKind;
import io.townlet.telemetry.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the events of a trial's runs, one after the other, end up and are counted. Not safe for use by several threads. */
interface Destination extends AutoCloseable {

    /** Gets ready for a run, and tells where a contestant is to deliver. */
    Place begin(String run) throws IOException;

    /** Waits, once the contestant is closed, until there is nothing left on the way. */
    void settle() throws IOException;

    /** Counts what has arrived in the run, and ends it. */
    Arrivals end(String recordMark) throws IOException;

    @Override
    void close() throws IOException;

    static Destination of(TrialSettings settings) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(settings.folder()));
        ServerKind server = settings.contestant().server();
        return server == null ? new InFile(folder) : new AtServer(ServerProcess.start(server, folder));
    }

    /** A file for each run, deleted once it is counted. */
    final class InFile implements Destination {

        private final Path folder;
        private Path file;

        InFile(Path folder) {
            this.folder = folder;
            this.file = folder.resolve("none.jsonl");
        }

        @Override
        public Place begin(String run) throws IOException {
            file = folder.resolve(run + ".jsonl");
            Files.deleteIfExists(file);
            return new Place(file.toString(), file);
        }

        @Override
        public void settle() {}

        @Override
        public Arrivals end(String recordMark) throws IOException {
            Arrivals arrivals = new Arrivals(RecordCounter.count(file, recordMark), Files.size(file), 0);
            Files.delete(file);
            return arrivals;
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** A server that counts; one for all runs, so that the warm-up warms it up too. */
    final class AtServer implements Destination {

        private final ServerProcess server;
        private Arrivals before = new Arrivals(0, 0, 0);

        AtServer(ServerProcess server) {
            this.server = server;
        }

        @Override
        public Place begin(String run) throws IOException {
            before = server.arrivals();
            return new Place(server.address(), server.certificate());
        }

        @Override
        public void settle() throws IOException {
            server.settle();
        }

        @Override
        public Arrivals end(String recordMark) throws IOException {
            return server.arrivals().since(before);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
