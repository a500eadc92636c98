package io.townlet.telemetry.benchmarks.contestant;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the file takes: lines that were encoded beforehand, gathered to 64 KiB under a lock. It looks at no event. */
final class LimitContestant implements Contestant {

    private static final int BATCH_BYTES = 64 << 10;
    private static final int LINES = 64;

    private final FileChannel file;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_BYTES);
    private final byte[][] tickLines = new byte[LINES][];
    private final byte[][] snapshotLines = new byte[LINES][];
    private int next;

    LimitContestant(Path path) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        TickReport report = new TickReport(0);
        SnapshotTown town = new SnapshotTown(0);
        for (int i = 0; i < LINES; i++) {
            report.advance();
            tickLines[i] = line(mapper, report.toMap());
            snapshotLines[i] = line(mapper, town.next());
        }
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static byte[] line(ObjectMapper mapper, Map<String, Object> fields) throws IOException {
        return (mapper.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void emit(TickReport report) {
        append(tickLines);
    }

    @Override
    public void emit(SnapshotTown town) {
        append(snapshotLines);
    }

    private synchronized void append(byte[][] lines) {
        byte[] line = lines[next];
        next = (next + 1) % LINES;
        if (batch.remaining() < line.length) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        batch.put(line);
    }

    private void write() throws IOException {
        batch.flip();
        while (batch.hasRemaining()) {
            file.write(batch);
        }
        batch.clear();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("event", "one of " + LINES + " lines, encoded beforehand");
        settings.put("snapshot", "one of " + LINES + " lines, encoded beforehand");
        settings.put("batch", BATCH_BYTES + " bytes to a FileChannel");
        return settings;
    }

    @Override
    public String recordMark() {
        return "\n";
    }

    @Override
    public synchronized void close() throws IOException {
        write();
        file.close();
    }
}
