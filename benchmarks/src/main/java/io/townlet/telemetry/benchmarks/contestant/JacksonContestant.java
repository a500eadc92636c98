package io.townlet.telemetry.benchmarks.contestant;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Jackson on the emitting thread. Encoding and writing are done under a lock, what is to be encoded is made outside. */
final class JacksonContestant implements Contestant {

    private static final int FILE_BUFFER = 64 << 10;

    private final OutputStream file;
    private final SequenceWriter lines;
    private final String form;
    private final Function<TickReport, Object> former;

    private JacksonContestant(Path path, String form, Function<TickReport, Object> former) throws IOException {
        this.form = form;
        this.former = former;
        file = new BufferedOutputStream(Files.newOutputStream(path), FILE_BUFFER);
        lines = JsonMapper.builder()
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .writer()
                .withRootValueSeparator("\n")
                .writeValues(file);
    }

    /** Makes events maps, as a program does that has many kinds of them. */
    static JacksonContestant ofMaps(Path file) throws IOException {
        return new JacksonContestant(file, "LinkedHashMap", TickReport::toMap);
    }

    /** Makes events instances of a class that was written for this one kind: the least work, and no longer good for any other event. */
    static JacksonContestant ofRecords(Path file) throws IOException {
        return new JacksonContestant(file, "a record class of these eight fields", TickLine::of);
    }

    @Override
    public void emit(TickReport report) {
        write(former.apply(report));
    }

    @Override
    public void emit(SnapshotTown town) {
        write(town.next());
    }

    private synchronized void write(Object value) {
        try {
            lines.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("libraries", Libraries.of(JsonMapper.class));
        settings.put("event", form);
        settings.put("snapshot", "the map itself");
        settings.put("writer", "one SequenceWriter, synchronized");
        settings.put("FLUSH_AFTER_WRITE_VALUE", "off");
        settings.put("FLUSH_PASSED_TO_STREAM", "off");
        settings.put("all other features", "default");
        settings.put("buffer", FILE_BUFFER + " bytes");
        return settings;
    }

    @Override
    public String recordMark() {
        return "\n";
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
        // The line feeds stand between the values.
        file.write('\n');
        file.close();
    }
}
