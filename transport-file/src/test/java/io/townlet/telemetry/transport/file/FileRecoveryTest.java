package io.townlet.telemetry.transport.file;

import static io.townlet.telemetry.transport.file.FileTesting.events;
import static io.townlet.telemetry.transport.file.FileTesting.names;
import static io.townlet.telemetry.transport.file.FileTesting.read;
import static io.townlet.telemetry.transport.file.FileTesting.send;
import static io.townlet.telemetry.transport.file.FileTesting.started;
import static io.townlet.telemetry.transport.file.FileTesting.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.transport.Transport;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found at the path when the transport starts, or comes there while it writes. */
class FileRecoveryTest {

    @TempDir
    Path folder;

    private Path file;
    private Path torn;

    @BeforeEach
    void nameTheFiles() {
        file = folder.resolve("events.jsonl");
        torn = folder.resolve("events.jsonl.torn");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 65535, 65536, 65537, 300_000})
    void aTornLastLineIsSetApartAndNeverJoined(int bytes) throws Exception {
        String half = "{".repeat(bytes);
        Files.writeString(file, text(events(0, 3, 5)) + half);
        try (Transport transport = started(file)) {
            send(transport, events(3, 4, 5));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 4, 5)));
        assertThat(read(torn)).hasSize(bytes + 1).isEqualTo(half + "\n");
    }

    @Test
    void aFileThatIsOneTornLineIsLeftEmpty() throws Exception {
        Files.writeString(file, "{\"half\":");
        started(file).close();
        assertThat(file).isEmptyFile();
        assertThat(read(torn)).isEqualTo("{\"half\":\n");
    }

    @Test
    void tornLinesAreCollectedAndKeptForTheOwnerAlone() throws Exception {
        for (String half : new String[] {"{\"first", "{\"second"}) {
            Files.writeString(file, half, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            started(file).close();
        }
        assertThat(read(torn)).isEqualTo("{\"first\n{\"second\n");
        if (torn.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(torn)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileWithoutAnEndOfLineInItsReachIsRefused() throws Exception {
        Files.writeString(file, "\n" + "x".repeat(300_000));
        TornTail tail = new TornTail(200_000, new FileNotices("test", new ManualClock()));
        try (FileChannel channel = PrivateFiles.openToAppend(file)) {
            assertThatThrownBy(() -> tail.setApart(file, channel, 300_001))
                    .isInstanceOf(UnsuitableFileException.class)
                    .hasMessageContaining("not made of lines");
        }
        assertThat(file).hasSize(300_001);
        assertThat(torn).doesNotExist();
    }

    @Test
    void aFileThatIsMovedAwayIsFollowedByANewOne() throws Exception {
        Path moved = folder.resolve("moved");
        try (Transport transport = started(file)) {
            send(transport, events(0, 2, 5));
            Files.move(file, moved);
            send(transport, events(2, 4, 5));
        }
        assertThat(read(moved)).isEqualTo(text(events(0, 2, 5)));
        assertThat(read(file)).isEqualTo(text(events(2, 4, 5)));
    }

    @Test
    void aFileThatIsMovedAwayAndReplacedByOneOfTheSameSizeIsFollowedByThat() throws Exception {
        Path moved = folder.resolve("moved");
        try (Transport transport = started(file)) {
            send(transport, events(0, 2, 5));
            Files.move(file, moved);
            Files.writeString(file, text(events(7, 9, 5)));
            assertThat(file).hasSize(Files.size(moved));
            send(transport, events(2, 4, 5));
        }
        assertThat(read(moved)).isEqualTo(text(events(0, 2, 5)));
        assertThat(read(file)).isEqualTo(text(events(7, 9, 5)) + text(events(2, 4, 5)));
    }

    @Test
    void aFileThatIsDeletedWithItsDirectoryIsCreatedAgain() throws Exception {
        Path deep = folder.resolve("a/b/events.jsonl");
        try (Transport transport = started(deep)) {
            send(transport, events(0, 2, 5));
            Files.delete(deep);
            Files.delete(deep.getParent());
            send(transport, events(2, 4, 5));
        }
        assertThat(read(deep)).isEqualTo(text(events(2, 4, 5)));
    }

    @Test
    void aFileThatIsCopiedAndTruncatedGoesOnFromItsBeginning() throws Exception {
        try (Transport transport = started(file)) {
            send(transport, events(0, 100, 50));
            try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
                other.truncate(0);
            }
            send(transport, events(100, 102, 5));
            send(transport, events(102, 104, 5));
        }
        assertThat(read(file)).isEqualTo(text(events(100, 104, 5)));
    }

    @Test
    void halfALineThatSomeoneElseAppendsIsSetApart() throws Exception {
        try (Transport transport = started(file)) {
            send(transport, events(0, 2, 5));
            Files.writeString(file, "half", StandardOpenOption.APPEND);
            send(transport, events(2, 4, 5));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 4, 5)));
        assertThat(read(torn)).isEqualTo("half\n");
    }

    @Test
    void aSymbolicLinkThatIsPointedElsewhereIsFollowedThere() throws Exception {
        Files.createSymbolicLink(file, Path.of("first"));
        try (Transport transport = started(file)) {
            send(transport, events(0, 2, 5));
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("second"));
            send(transport, events(2, 4, 5));
        }
        assertThat(read(folder.resolve("first"))).isEqualTo(text(events(0, 2, 5)));
        assertThat(read(folder.resolve("second"))).isEqualTo(text(events(2, 4, 5)));
    }

    @Test
    void rotationBehindASymbolicLinkKeepsTheLink() throws Exception {
        Path real = folder.resolve("real.jsonl");
        Files.createSymbolicLink(file, Path.of("real.jsonl"));
        try (Transport transport =
                started(PrivateFiles::openToAppend, new ManualClock(), file, Map.of("rotate_max_bytes", 1024))) {
            send(transport, events(0, 2, 600));
        }
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(read(real)).isEqualTo(text(events(1, 2, 600)));
        assertThat(names(folder)).containsExactly("events.jsonl", "real.jsonl", "real.jsonl.20260131T235900Z");
    }
}
