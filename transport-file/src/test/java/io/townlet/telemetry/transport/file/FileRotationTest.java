package io.townlet.telemetry.transport.file;

import static io.townlet.telemetry.transport.file.FileTesting.events;
import static io.townlet.telemetry.transport.file.FileTesting.names;
import static io.townlet.telemetry.transport.file.FileTesting.read;
import static io.townlet.telemetry.transport.file.FileTesting.rotated;
import static io.townlet.telemetry.transport.file.FileTesting.send;
import static io.townlet.telemetry.transport.file.FileTesting.started;
import static io.townlet.telemetry.transport.file.FileTesting.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileRotationTest {

    /** Four of them make 1024 bytes. */
    private static final int QUARTER = 256 - FileTesting.event(0, 0).length();

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("events.jsonl");
    }

    private Transport startedWith(Map<String, ?> options) throws Exception {
        return started(PrivateFiles::openToAppend, clock, file, options);
    }

    @Test
    void aFileIsFilledToTheLastByteAndNoFurther() throws Exception {
        try (Transport transport = startedWith(Map.of("rotate_max_bytes", 1024))) {
            send(transport, events(0, 4, QUARTER));
            assertThat(file).hasSize(1024);
            assertThat(names(folder)).containsExactly("events.jsonl");
            clock.advance(Duration.ofSeconds(59));
            send(transport, events(4, 5, QUARTER));
        }
        assertThat(names(folder)).containsExactly("events.jsonl", "events.jsonl.20260131T235959Z");
        assertThat(read(file)).isEqualTo(text(events(4, 5, QUARTER)));
    }

    @Test
    void aBatchSpansFilesAndRotationsOfOneSecondStayInOrder() throws Exception {
        try (Transport transport = startedWith(Map.of("rotate_max_bytes", 1024, "rotate_keep", 100))) {
            send(transport, events(0, 4 * 12 + 1, QUARTER - 1));
        }
        List<Path> rotated = rotated(file);
        assertThat(rotated).hasSize(12);
        assertThat(rotated.get(0)).hasFileName("events.jsonl.20260131T235900Z");
        assertThat(rotated.get(1)).hasFileName("events.jsonl.20260131T235900Z.2");
        assertThat(rotated.get(11)).hasFileName("events.jsonl.20260131T235900Z.12");
        List<String> texts =
                new ArrayList<>(rotated.stream().map(FileTesting::read).toList());
        assertThat(texts).allMatch(text -> text.length() <= 1024);
        texts.add(read(file));
        assertThat(String.join("", texts)).isEqualTo(text(events(0, 4 * 12 + 1, QUARTER - 1)));
    }

    @Test
    void nothingThatStandsInTheWayOfARotationIsReplaced() throws Exception {
        Path theirs = folder.resolve("events.jsonl.20260131T235900Z");
        Files.createSymbolicLink(theirs, Path.of("nowhere"));
        Files.createDirectory(folder.resolve("events.jsonl.20260131T235900Z.2.gz"));
        try (Transport transport = startedWith(Map.of("rotate_max_bytes", 1024))) {
            send(transport, events(0, 2, 600));
        }
        assertThat(Files.isSymbolicLink(theirs)).isTrue();
        assertThat(read(folder.resolve("events.jsonl.20260131T235900Z.3"))).isEqualTo(text(events(0, 1, 600)));
    }

    @Test
    void anEventThatIsLargerThanAFileHasOneOfItsOwn() throws Exception {
        List<EncodedEvent> events = new ArrayList<>(events(0, 1, 10));
        events.addAll(events(1, 3, 2000));
        events.addAll(events(3, 4, 10));
        try (Transport transport = startedWith(Map.of("rotate_max_bytes", 1024))) {
            send(transport, events);
        }
        assertThat(rotated(file))
                .extracting(FileTesting::read)
                .containsExactly(text(events.subList(0, 1)), text(events.subList(1, 2)), text(events.subList(2, 3)));
        assertThat(read(file)).isEqualTo(text(events.subList(3, 4)));
    }

    @Test
    void aFileCoversOneIntervalOfUtcTime() throws Exception {
        try (Transport transport = startedWith(Map.of("rotate_interval_seconds", 86400))) {
            send(transport, events(0, 1, 5));
            clock.advance(Duration.ofSeconds(59));
            send(transport, events(1, 2, 5));
            clock.advance(Duration.ofSeconds(1));
            send(transport, events(2, 3, 5));
            clock.advance(Duration.ofHours(23));
            send(transport, events(3, 4, 5));
            clock.advance(Duration.ofHours(49));
            send(transport, events(4, 5, 5));
        }
        assertThat(rotated(file))
                .extracting(FileTesting::read)
                .containsExactly(text(events(0, 2, 5)), text(events(2, 4, 5)));
        assertThat(names(folder)).contains("events.jsonl.20260201T000000Z", "events.jsonl.20260204T000000Z");
        assertThat(read(file)).isEqualTo(text(events(4, 5, 5)));
    }

    @Test
    void aFileOfAnEarlierIntervalIsRotatedAfterARestart() throws Exception {
        Files.writeString(file, text(events(0, 1, 5)));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-31T22:59:59Z")));
        try (Transport transport = startedWith(Map.of("rotate_interval_seconds", 3600))) {
            send(transport, events(1, 2, 5));
        }
        assertThat(rotated(file)).extracting(FileTesting::read).containsExactly(text(events(0, 1, 5)));
        assertThat(read(file)).isEqualTo(text(events(1, 2, 5)));
    }

    @Test
    void aFileOfThisIntervalOrAnEmptyOneIsNotRotatedAfterARestart() throws Exception {
        Files.writeString(file, text(events(0, 1, 5)));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-31T23:00:00Z")));
        startedWith(Map.of("rotate_interval_seconds", 3600)).close();
        try (Transport transport = startedWith(Map.of("rotate_interval_seconds", 3600))) {
            send(transport, events(1, 2, 5));
        }
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        try (Transport transport = startedWith(Map.of("rotate_interval_seconds", 3600))) {
            send(transport, events(2, 3, 5));
        }
        assertThat(names(folder)).containsExactly("events.jsonl");
    }

    @Test
    void onlySoManyRotatedFilesAreKeptAndNothingElseIsTouched() throws Exception {
        List<String> others = List.of(
                "events.jsonl.1",
                "events.jsonl.20260131T235900Z.bak",
                "events.jsonl.20260131T235900Z.01",
                "events.jsonl.20261331T235900Z",
                "events.jsonl.20260131T235900Z.gz.tmp",
                "events.jsonl.torn",
                "other-events.jsonl.20260131T235900Z",
                "events.jsonl2.20260131T235900Z");
        for (String other : others) {
            Files.writeString(folder.resolve(other), "theirs\n");
        }
        Files.createDirectory(folder.resolve("events.jsonl.20200101T000000Z"));
        Files.createSymbolicLink(folder.resolve("events.jsonl.20200101T000001Z"), Path.of("events.jsonl.1"));
        try (Transport transport = startedWith(Map.of("rotate_max_bytes", 1024, "rotate_keep", 2))) {
            for (int i = 0; i < 6; i++) {
                send(transport, events(i, i + 1, 600));
                clock.advance(Duration.ofSeconds(1));
            }
        }
        assertThat(rotated(file))
                .extracting(FileTesting::read)
                .containsExactly(text(events(3, 4, 600)), text(events(4, 5, 600)));
        assertThat(names(folder)).containsAll(others).hasSize(others.size() + 2 + 2 + 1);
    }

    @Test
    void noRotatedFileIsKeptWhereNoneIsWanted() throws Exception {
        try (Transport transport =
                startedWith(Map.of("rotate_max_bytes", 1024, "rotate_keep", 0, "rotate_gzip", true))) {
            send(transport, events(0, 6, 600));
        }
        assertThat(names(folder)).containsExactly("events.jsonl");
        assertThat(read(file)).isEqualTo(text(events(5, 6, 600)));
    }

    @Test
    void rotatedFilesAreCompressedForTheOwnerAlone() throws Exception {
        try (Transport transport =
                startedWith(Map.of("rotate_max_bytes", 1024, "rotate_keep", 3, "rotate_gzip", true))) {
            send(transport, events(0, 6, 600));
        }
        List<Path> rotated = rotated(file);
        assertThat(rotated).allMatch(path -> path.toString().endsWith(".gz"));
        assertThat(rotated)
                .extracting(FileTesting::read)
                .containsExactly(text(events(2, 3, 600)), text(events(3, 4, 600)), text(events(4, 5, 600)));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rotated.get(0))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatACrashLeftOfACompressionIsDoneAtTheNextStart() throws Exception {
        Path plain = folder.resolve("events.jsonl.20260101T000000Z");
        Files.writeString(plain, text(events(0, 1, 5)));
        Files.writeString(folder.resolve("events.jsonl.20260101T000000Z.gz.1f.tmp"), "half");
        Path both = folder.resolve("events.jsonl.20260101T000000Z.2");
        Files.writeString(both, text(events(1, 2, 5)));
        Files.writeString(folder.resolve("events.jsonl.20260101T000000Z.2.gz"), "not deleted in time");
        Files.writeString(folder.resolve("events.jsonl.20260101T000000Z.3.gz.0.tmp"), "half of a file that is gone");
        startedWith(Map.of("rotate_max_bytes", 1024, "rotate_keep", 2, "rotate_gzip", true))
                .close();
        assertThat(names(folder))
                .containsExactly(
                        "events.jsonl", "events.jsonl.20260101T000000Z.2.gz", "events.jsonl.20260101T000000Z.gz");
        assertThat(rotated(file))
                .extracting(FileTesting::read)
                .containsExactly(text(events(0, 1, 5)), text(events(1, 2, 5)));
    }

    @Test
    void aCompressionThatIsStoppedLeavesThePlainFile() throws Exception {
        Path plain = folder.resolve("events.jsonl.20260101T000000Z");
        Files.writeString(plain, text(events(0, 1, 5)));
        Path target = folder.resolve("events.jsonl.20260101T000000Z.gz.1.tmp");
        assertThatThrownBy(() -> GzipFile.write(plain, target, () -> true)).isInstanceOf(InterruptedIOException.class);
        assertThat(names(folder)).containsExactly("events.jsonl.20260101T000000Z");
        assertThat(read(plain)).isEqualTo(text(events(0, 1, 5)));
    }

    @Test
    void aFileThatCantBeCompressedIsKeptPlainAndHoldsUpNoOther() throws Exception {
        Path blocked = folder.resolve("events.jsonl.20260101T000000Z");
        Files.writeString(blocked, text(events(0, 1, 5)));
        Files.createDirectories(folder.resolve("events.jsonl.20260101T000000Z.gz/in-the-way"));
        Files.writeString(folder.resolve("events.jsonl.20260102T000000Z"), text(events(1, 2, 5)));
        startedWith(Map.of("rotate_max_bytes", 1024, "rotate_gzip", true)).close();
        assertThat(rotated(file))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("events.jsonl.20260101T000000Z", "events.jsonl.20260102T000000Z.gz");
        assertThat(read(blocked)).isEqualTo(text(events(0, 1, 5)));
    }
}
