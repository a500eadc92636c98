package io.townlet.telemetry.transport.stdout;

import static io.townlet.telemetry.transport.stdout.StdoutTesting.LONG;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.assertSame;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.batch;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.event;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.started;
import static io.townlet.telemetry.transport.stdout.StdoutTesting.text;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class StdoutDiskFullTest {

    @Test
    void aRealFullDeviceIsARetryableFailure() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE);
                Transport transport = started(channel)) {
            assertThatThrownBy(() -> transport.send(batch(List.of(event("{}"))), LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("make room");
        }
    }

    @Test
    void aLineThatWasCutShortIsCompletedBeforeAnotherBatch() throws Exception {
        FillingDisk disk = new FillingDisk(10);
        try (Transport transport = started(disk)) {
            EncodedEvent cut = event("{\"cut\":\"in the middle\"}");
            EncodedEvent other = event("{\"other\":1}");
            assertThatThrownBy(() -> transport.send(batch(List.of(cut)), LONG))
                    .isInstanceOf(RetryableTransportException.class);
            disk.addRoom(1000);
            transport.start(LONG);
            transport.send(batch(List.of(other)), LONG);
            assertSame(disk.text(), text(List.of(cut, other)));
        }
    }

    @Property(tries = 200)
    void whateverTheRoomEveryEventIsWrittenOnceAndWhole(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 70_000) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 8) int batchSize,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 700, max = 100_000) Integer> rooms)
            throws Exception {
        List<EncodedEvent> events = new ArrayList<>();
        for (int size : sizes) {
            events.add(event(events.size() + ":" + "x".repeat(size)));
        }
        FillingDisk disk = new FillingDisk(0);
        int given = 0;
        try (Transport transport = started(disk)) {
            for (int from = 0; from < events.size(); ) {
                List<EncodedEvent> rest = events.subList(from, Math.min(events.size(), from + batchSize));
                try {
                    transport.send(batch(rest), LONG);
                    from += rest.size();
                } catch (RetryableTransportException e) {
                    from += e.deliveredPrefix();
                    disk.addRoom(rooms.get(given++ % rooms.size()));
                    transport.start(LONG);
                }
            }
        }
        assertSame(disk.text(), text(events));
    }
}
