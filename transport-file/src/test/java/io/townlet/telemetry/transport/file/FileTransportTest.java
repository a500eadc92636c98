package io.townlet.telemetry.transport.file;

import static io.townlet.telemetry.transport.file.FileTesting.LONG;
import static io.townlet.telemetry.transport.file.FileTesting.event;
import static io.townlet.telemetry.transport.file.FileTesting.events;
import static io.townlet.telemetry.transport.file.FileTesting.names;
import static io.townlet.telemetry.transport.file.FileTesting.read;
import static io.townlet.telemetry.transport.file.FileTesting.send;
import static io.townlet.telemetry.transport.file.FileTesting.started;
import static io.townlet.telemetry.transport.file.FileTesting.text;
import static io.townlet.telemetry.transport.file.FileTesting.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileTransportTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("events.jsonl");
    }

    @Test
    void theProviderIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .hasOnlyElementsOfType(FileTransportProvider.class)
                .extracting(TransportProvider::name)
                .containsExactly("file");
    }

    @Test
    void compressionWithoutRotationIsAMistake() {
        FileTransportProvider provider = new FileTransportProvider();
        Options useless = Options.of(provider.options(), Map.of("file_path", "x", "rotate_gzip", true));
        assertThat(provider.check(useless)).extracting(OptionProblem::option).containsExactly("rotate_gzip");
        Options useful =
                Options.of(provider.options(), Map.of("file_path", "x", "rotate_gzip", true, "rotate_max_bytes", 1024));
        assertThat(provider.check(useful)).isEmpty();
    }

    @Test
    void everyByteIsWrittenAsGivenAndInOrder() throws Exception {
        List<EncodedEvent> odd =
                new ArrayList<>(List.of(event("{\"name\":\"Zoë 🏘 \\u0000\"}"), event(""), event("{\"tab\":\"\\t\"}")));
        for (int size : List.of(1, EventLog.CHUNK_BYTES - 20, EventLog.CHUNK_BYTES, 3 * EventLog.CHUNK_BYTES, 1)) {
            for (int more = 0; more < 4; more++) {
                odd.add(event(size, size + more));
            }
        }
        try (Transport transport = started(file)) {
            send(transport, odd);
            assertThat(read(file).equals(text(odd))).isTrue();
        }
    }

    @Test
    void batchesOfOneAndOf65536AreWrittenWhenSendReturns() throws Exception {
        try (Transport transport = started(file)) {
            send(transport, events(0, 1, 5));
            assertThat(read(file)).isEqualTo(text(events(0, 1, 5)));
            send(transport, events(1, 65537, 5));
            assertThat(read(file).equals(text(events(0, 65537, 5)))).isTrue();
        }
    }

    @Test
    void whatIsInTheFileStays() throws Exception {
        Files.writeString(file, "{\"old\":1}\n");
        try (Transport transport = started(file)) {
            send(transport, events(0, 2, 5));
        }
        try (Transport transport = started(file)) {
            send(transport, events(2, 4, 5));
        }
        assertThat(read(file)).isEqualTo("{\"old\":1}\n" + text(events(0, 4, 5)));
    }

    @Test
    void aSecondStartGoesOnWithTheFile() throws Exception {
        try (Transport transport = started(file)) {
            send(transport, events(0, 1, 5));
            transport.start(LONG);
            send(transport, events(1, 2, 5));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 2, 5)));
    }

    @Test
    void sendingBeforeTheStartIsAnError() {
        Transport transport = transport(PrivateFiles::openToAppend, new ManualClock(), file, Map.of());
        assertThatThrownBy(() -> send(transport, events(0, 1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
        assertThat(file).doesNotExist();
    }

    @Test
    void closingTwiceIsOneClosingAndNothingGoesOnAfterwards() throws Exception {
        Transport transport = started(file);
        send(transport, events(0, 1, 1));
        transport.close();
        transport.close();
        assertThatThrownBy(() -> transport.start(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> send(transport, events(1, 2, 1)))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("closed");
        assertThat(read(file)).isEqualTo(text(events(0, 1, 1)));
    }

    @Test
    void closingWithoutAStartDoesNothing() {
        transport(PrivateFiles::openToAppend, new ManualClock(), file, Map.of()).close();
        assertThat(file).doesNotExist();
    }

    @Test
    void closingDoesNotWaitForASendAndEndsItAtAWholeLine() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        Transport transport = started(disk, new ManualClock(), file, Map.of());
        List<EncodedEvent> events = events(0, 100, EventLog.CHUNK_BYTES / 2);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch fileClosed = new CountDownLatch(1);
        disk.afterNextClose(fileClosed::countDown);
        disk.beforeNextWrite(() -> {
            writing.countDown();
            awaitForEver(goOn);
        });
        CompletableFuture<RetryableTransportException> failure = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(RetryableTransportException.class, () -> send(transport, events)));
        writing.await();
        transport.close();
        assertThat(failure).isNotDone();
        assertThat(fileClosed.getCount()).isOne();
        goOn.countDown();
        assertThat(failure.get()).hasMessageContaining("closed");
        assertThat(fileClosed.getCount()).isZero();
        int delivered = failure.get().deliveredPrefix();
        assertThat(delivered).isBetween(1, 5);
        assertThat(read(file).equals(text(events.subList(0, delivered)))).isTrue();
    }

    private static void awaitForEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void missingDirectoriesAreCreatedForTheOwnerAlone() throws Exception {
        Path deep = folder.resolve("a/b/events.jsonl");
        try (Transport transport = started(deep)) {
            send(transport, events(0, 1, 5));
        }
        assertThat(read(deep)).isEqualTo(text(events(0, 1, 5)));
        Assumptions.assumeTrue(
                deep.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        assertThat(permissions(deep)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
    }

    @Test
    void thePermissionsOfAFileThatExistsAreLeftAlone() throws Exception {
        Assumptions.assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        started(file).close();
        assertThat(permissions(file)).isEqualTo("rw-r--r--");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aSymbolicLinkIsFollowedToAFileThatIsThereOrNot() throws Exception {
        Path target = folder.resolve("elsewhere/target.jsonl");
        Files.createSymbolicLink(file, folder.relativize(target));
        for (int i = 0; i < 2; i++) {
            try (Transport transport = started(file)) {
                send(transport, events(i, i + 1, 5));
            }
        }
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(read(target)).isEqualTo(text(events(0, 2, 5)));
    }

    @Test
    void linksInACircleAreReported() throws Exception {
        Files.createSymbolicLink(file, file);
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("'" + file + "'")
                .hasMessageContaining("too many symbolic links");
    }

    @Test
    void aDirectoryIsRefusedForGood() throws Exception {
        Files.createDirectory(file);
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessage("file_path '" + file + "' is a directory; name a file in it");
        assertThatThrownBy(() -> started(Path.of("/"))).isInstanceOf(PermanentTransportException.class);
    }

    @Test
    void aFileWhereADirectoryShouldBeIsReported() throws Exception {
        Files.createFile(file);
        Path below = file.resolve("events.jsonl");
        assertThatThrownBy(() -> started(below))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("'" + below + "' can't be opened: ")
                .hasMessageContaining("not a directory");
    }

    @Test
    void aFailedStartCanBeRepeated() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        disk.failOpens(1);
        try (Transport transport = transport(disk, new ManualClock(), file, Map.of())) {
            assertThatThrownBy(() -> transport.start(LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("Too many open files");
            transport.start(LONG);
            send(transport, events(0, 1, 5));
        }
        assertThat(read(file)).isEqualTo(text(events(0, 1, 5)));
    }

    @Test
    void aNamedPipeIsRefusedForGood() throws Exception {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("unix"), "no named pipes here");
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("is a named pipe");
    }

    @Test
    void aFullDeviceIsARetryableFailure() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        assertThatThrownBy(() -> {
                    try (Transport transport = started(full)) {
                        send(transport, events(0, 3, 5));
                    }
                })
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("'/dev/full' can't be written: No space left on device")
                .extracting("deliveredPrefix")
                .isEqualTo(0);
    }

    @Test
    void aDeviceTakesLinesButIsNeverRotated() throws Exception {
        Path nothing = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.isWritable(nothing), "this system has no /dev/null");
        try (Transport transport = started(nothing)) {
            send(transport, events(0, 100, 50));
            send(transport, events(0, 100, 50));
        }
        assertThatThrownBy(() -> started(
                        PrivateFiles::openToAppend, new ManualClock(), nothing, Map.of("rotate_max_bytes", 1024)))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("can't be rotated");
    }

    @Test
    void nothingButTheFileIsCreated() throws Exception {
        try (Transport transport = started(file)) {
            send(transport, events(0, 10, 10));
        }
        assertThat(names(folder)).containsExactly("events.jsonl");
    }
}
