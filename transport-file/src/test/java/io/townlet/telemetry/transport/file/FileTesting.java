package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Makes events, batches and transports for the tests of this module. */
final class FileTesting {

    /** Long enough never to be reached by a test that passes. */
    static final Duration LONG = Duration.ofSeconds(60);

    private FileTesting() {}

    static EncodedEvent event(String line) {
        // The line stands in the middle of its buffer, as it does when the pipeline's encoder shares one.
        byte[] bytes = ("before" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
        return new EncodedEvent("test", EventKind.EVENT, 1, Payload.empty(), bytes, 6, bytes.length - 11);
    }

    static EncodedEvent event(int number, int filler) {
        return event("{\"n\":" + number + ",\"x\":\"" + "x".repeat(filler) + "\"}");
    }

    /** Makes numbered events, each with a filler of so many bytes. */
    static List<EncodedEvent> events(int from, int to, int filler) {
        List<EncodedEvent> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(event(i, filler));
        }
        return events;
    }

    static Batch batch(List<EncodedEvent> events) {
        return Batch.of("batch", 1, events);
    }

    static String text(List<EncodedEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            batch(events).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static Transport transport(FileOpener opener, TelemetryClock clock, Path path, Map<String, ?> more) {
        FileTransportProvider provider = new FileTransportProvider(opener, LONG);
        Map<String, Object> raw = new HashMap<>(more);
        raw.put("file_path", path.toString());
        return provider.create(Options.of(provider.options(), raw), new Context(clock));
    }

    static Transport started(FileOpener opener, TelemetryClock clock, Path path, Map<String, ?> more) throws Exception {
        Transport transport = transport(opener, clock, path, more);
        transport.start(LONG);
        return transport;
    }

    static Transport started(Path path) throws Exception {
        return started(PrivateFiles::openToAppend, new ManualClock(), path, Map.of());
    }

    static void send(Transport transport, List<EncodedEvent> events) throws Exception {
        transport.send(batch(events), LONG);
    }

    /** Sends as the host does: again and again after a failure that is retryable, without what was delivered. */
    static void sendPersistently(Transport transport, List<EncodedEvent> events, Runnable afterFailure)
            throws Exception {
        for (int from = 0; from < events.size(); ) {
            try {
                send(transport, events.subList(from, events.size()));
                from = events.size();
            } catch (RetryableTransportException e) {
                from += e.deliveredPrefix();
                afterFailure.run();
                startPersistently(transport, afterFailure);
            }
        }
    }

    static void startPersistently(Transport transport, Runnable afterFailure) throws Exception {
        while (true) {
            try {
                transport.start(LONG);
                return;
            } catch (RetryableTransportException e) {
                afterFailure.run();
            }
        }
    }

    /** Reads a file, compressed or not. */
    static String read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists the names in a directory. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Lists the rotated files of a file, oldest first, by what the names say and not by what sorts first. */
    static List<Path> rotated(Path current) throws IOException {
        return new RotatedFiles()
                .list(current).values().stream().flatMap(List::stream).toList();
    }

    record Context(TelemetryClock clock) implements TransportContext {
        @Override
        public String id() {
            return "test";
        }

        @Override
        public List<TransportStatus> pipelineStatus() {
            return List.of();
        }
    }
}
