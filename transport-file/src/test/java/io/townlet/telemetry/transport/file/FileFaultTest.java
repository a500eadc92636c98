package io.townlet.telemetry.transport.file;

import static io.townlet.telemetry.transport.file.FileTesting.LONG;
import static io.townlet.telemetry.transport.file.FileTesting.events;
import static io.townlet.telemetry.transport.file.FileTesting.names;
import static io.townlet.telemetry.transport.file.FileTesting.read;
import static io.townlet.telemetry.transport.file.FileTesting.send;
import static io.townlet.telemetry.transport.file.FileTesting.started;
import static io.townlet.telemetry.transport.file.FileTesting.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up, writes that fail halfway, syncs that fail, threads that are interrupted. */
class FileFaultTest {

    private static final List<EncodedEvent> FIRST = events(0, 2, 20);
    private static final List<EncodedEvent> NEXT = events(2, 6, 20);
    private static final int LINE = NEXT.get(0).length();

    @TempDir
    Path folder;

    private final FaultyDisk disk = new FaultyDisk();
    private final ManualClock clock = new ManualClock();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("events.jsonl");
    }

    private Transport startedWith(Map<String, ?> options) throws Exception {
        return started(disk, clock, file, options);
    }

    private static void assertFails(ThrowingCallable action, int deliveredPrefix, String reason) {
        assertThatThrownBy(action)
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining(reason)
                .extracting("deliveredPrefix")
                .isEqualTo(deliveredPrefix);
    }

    @Test
    void onAFullDiskWholeEventsStayAndTheRestIsTakenBack() throws Exception {
        try (Transport transport = startedWith(Map.of())) {
            send(transport, FIRST);
            disk.room(2L * LINE + LINE / 2);
            assertFails(() -> send(transport, NEXT), 2, "No space left on device");
            assertThat(read(file)).isEqualTo(text(events(0, 4, 20)));
            disk.room(FaultyDisk.ENDLESS);
            transport.start(LONG);
            send(transport, NEXT.subList(2, 4));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 6, 20)));
        assertThat(names(folder)).containsExactly("events.jsonl");
    }

    @Test
    void theMessageSaysWhatIsWrongWhereAndWhatToDo() throws Exception {
        try (Transport transport = startedWith(Map.of())) {
            disk.room(0);
            assertThatThrownBy(() -> send(transport, NEXT))
                    .hasMessage("file_path '" + file + "' can't be written: No space left on device; "
                            + "check the path, the room on its disk and the permissions");
        }
    }

    @Test
    void manyShortWritesMakeOneWholeBatch() throws Exception {
        disk.maxBytesPerWrite(7);
        try (Transport transport = startedWith(Map.of())) {
            send(transport, NEXT);
        }
        assertThat(read(file)).isEqualTo(text(NEXT));
    }

    @Test
    void whatCantBeTakenBackAtOnceIsTakenBackBeforeTheNextWrite() throws Exception {
        try (Transport transport = startedWith(Map.of())) {
            send(transport, FIRST);
            disk.room(LINE + 3);
            disk.failTruncates(2);
            assertFails(() -> send(transport, NEXT), 1, "No space left on device");
            assertThat(read(file)).isEqualTo(text(events(0, 3, 20)) + "{\"n");
            disk.room(FaultyDisk.ENDLESS);
            transport.start(LONG);
            send(transport, NEXT.subList(1, 4));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 6, 20)));
        assertThat(names(folder)).containsExactly("events.jsonl");
    }

    @Test
    void aFileThatStaysTornIsNotWrittenTo() throws Exception {
        try (Transport transport = startedWith(Map.of())) {
            disk.room(3);
            disk.failTruncates(4);
            assertFails(() -> send(transport, NEXT), 0, "No space left on device");
            disk.room(FaultyDisk.ENDLESS);
            assertFails(() -> transport.start(LONG), 0, "Input/output error");
            assertFails(() -> send(transport, NEXT), 0, "Input/output error");
            send(transport, NEXT);
        }
        assertThat(read(file)).isEqualTo(text(NEXT));
    }

    @Test
    void whatIsToBeTakenBackIsForgottenWithTheFile() throws Exception {
        Path moved = folder.resolve("moved");
        try (Transport transport = startedWith(Map.of())) {
            disk.room(3);
            disk.failTruncates(2);
            assertFails(() -> send(transport, NEXT), 0, "No space left on device");
            disk.room(FaultyDisk.ENDLESS);
            Files.move(file, moved);
            Files.writeString(file, text(FIRST));
            transport.start(LONG);
            send(transport, NEXT);
        }
        assertThat(read(file)).isEqualTo(text(events(0, 6, 20)));
    }

    @Test
    void whatSomeoneElseHasTakenBackIsNotTakenBackAgain() throws Exception {
        try (Transport transport = startedWith(Map.of())) {
            send(transport, FIRST);
            disk.room(3);
            disk.failTruncates(2);
            assertFails(() -> send(transport, NEXT), 0, "No space left on device");
            disk.room(FaultyDisk.ENDLESS);
            Files.writeString(file, "{}\n");
            transport.start(LONG);
            send(transport, NEXT);
        }
        assertThat(read(file)).isEqualTo("{}\n" + text(NEXT));
    }

    @Test
    void anInterruptInTheMiddleOfAWriteLosesNothing() throws Exception {
        disk.maxBytesPerWrite(LINE + 5);
        try (Transport transport = startedWith(Map.of())) {
            send(transport, FIRST);
            disk.beforeNextWrite(
                    () -> disk.beforeNextWrite(() -> Thread.currentThread().interrupt()));
            assertFails(() -> send(transport, NEXT), 1, "interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(read(file)).isEqualTo(text(events(0, 3, 20)));
            transport.start(LONG);
            send(transport, NEXT.subList(1, 4));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 6, 20)));
    }

    @Test
    void anInterruptBeforeASendChangesNothingAndIsKept() throws Exception {
        Transport transport = startedWith(Map.of("fsync", "batch"));
        Thread.currentThread().interrupt();
        send(transport, FIRST);
        transport.start(LONG);
        send(transport, NEXT);
        transport.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read(file)).isEqualTo(text(events(0, 6, 20)));
    }

    @Test
    void withFsyncOfEveryBatchAFailedSyncTakesTheBatchBack() throws Exception {
        try (Transport transport = startedWith(Map.of("fsync", "batch"))) {
            send(transport, FIRST);
            assertThat(disk.forces()).isEqualTo(1);
            disk.failForces(1);
            assertFails(() -> send(transport, NEXT), 0, "Input/output error");
            assertThat(read(file)).isEqualTo(text(FIRST));
            transport.start(LONG);
            send(transport, NEXT);
        }
        assertThat(read(file)).isEqualTo(text(events(0, 6, 20)));
    }

    @Test
    void withFsyncOfEveryBatchOnlyWhatIsSyncedCountsAsDelivered() throws Exception {
        try (Transport transport = startedWith(Map.of("fsync", "batch"))) {
            disk.room(2L * LINE + 3);
            assertFails(() -> send(transport, NEXT), 0, "No space left on device");
            assertThat(file).isEmptyFile();
        }
    }

    @Test
    void whatWasRotatedAwayAndSyncedStaysDeliveredWhenALaterSyncFails() throws Exception {
        List<EncodedEvent> events = events(0, 3, 600);
        try (Transport transport = startedWith(Map.of("fsync", "batch", "rotate_max_bytes", 1024))) {
            disk.beforeNextWrite(() -> disk.beforeNextWrite(() -> disk.failForces(1)));
            assertFails(() -> send(transport, events), 1, "Input/output error");
            assertThat(file).isEmptyFile();
            transport.start(LONG);
            send(transport, events.subList(1, 3));
        }
        assertThat(FileTesting.rotated(file))
                .extracting(FileTesting::read)
                .containsExactly(text(events.subList(0, 1)), text(events.subList(1, 2)));
        assertThat(read(file)).isEqualTo(text(events.subList(2, 3)));
    }

    @Test
    void withFsyncByIntervalTheFirstBatchAfterItSyncs() throws Exception {
        Transport transport = startedWith(Map.of("fsync", "interval", "fsync_interval_seconds", 2));
        send(transport, events(0, 1, 5));
        clock.advance(Duration.ofMillis(1999));
        send(transport, events(1, 2, 5));
        assertThat(disk.forces()).isZero();
        clock.advance(Duration.ofMillis(1));
        send(transport, events(2, 3, 5));
        assertThat(disk.forces()).isEqualTo(1);
        send(transport, events(3, 4, 5));
        assertThat(disk.forces()).isEqualTo(1);
        transport.close();
        assertThat(disk.forces()).isEqualTo(2);
    }

    @Test
    void aFileIsSyncedBeforeItIsRotatedAway() throws Exception {
        try (Transport transport = startedWith(
                Map.of("fsync", "interval", "fsync_interval_seconds", 3600, "rotate_interval_seconds", 60))) {
            send(transport, events(0, 1, 5));
            assertThat(disk.forces()).isZero();
            clock.advance(Duration.ofSeconds(60));
            send(transport, events(1, 2, 5));
            assertThat(disk.forces()).isEqualTo(1);
        }
    }

    @Test
    void withoutFsyncNothingIsEverSynced() throws Exception {
        Transport transport = startedWith(Map.of("rotate_max_bytes", 1024));
        send(transport, events(0, 20, 300));
        transport.close();
        assertThat(disk.forces()).isZero();
    }

    @Test
    void aRotationThatFailsLosesAndRepeatsNothing() throws Exception {
        List<EncodedEvent> events = events(0, 3, 600);
        Path elsewhere = folder.resolve("elsewhere");
        try (Transport transport = startedWith(Map.of("rotate_max_bytes", 1024))) {
            disk.afterNextClose(() -> move(file, elsewhere));
            assertFails(() -> send(transport, events), 1, "no such file");
            move(elsewhere, file);
            transport.start(LONG);
            send(transport, events.subList(1, 3));
        }
        assertThat(FileTesting.rotated(file))
                .extracting(FileTesting::read)
                .containsExactly(text(events.subList(0, 1)), text(events.subList(1, 2)));
        assertThat(read(file)).isEqualTo(text(events.subList(2, 3)));
    }

    private static void move(Path from, Path to) {
        if (!from.toFile().renameTo(to.toFile())) {
            throw new IllegalStateException("can't move " + from);
        }
    }
}
