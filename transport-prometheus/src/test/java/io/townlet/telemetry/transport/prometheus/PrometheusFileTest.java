package io.townlet.telemetry.transport.prometheus;

import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.LONG;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.batch;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.names;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.read;
import static io.townlet.telemetry.transport.prometheus.PrometheusTesting.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the file is replaced, and what is said where it can't be. */
@Timeout(60)
class PrometheusFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("town.prom");
    }

    private static double messages(Path file) {
        return read(file).sum("townlet_telemetry_messages_total");
    }

    @Test
    void aReaderSeesWholeFilesOnlyAndNoCounterGoesDown() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (Transport transport = started(file)) {
            CountDownLatch reading = new CountDownLatch(1);
            CompletableFuture<Double> last = CompletableFuture.supplyAsync(() -> {
                double seen = 0;
                while (!over.get()) {
                    double now = messages(file);
                    assertThat(now).isGreaterThanOrEqualTo(seen);
                    seen = now;
                    reading.countDown();
                }
                return seen;
            });
            reading.await();
            for (int i = 0; i < 500; i++) {
                transport.send(batch(EventKind.EVENT, 1), LONG);
            }
            over.set(true);
            assertThat(last.get()).isBetween(0.0, 500.0);
        }
        assertThat(messages(file)).isEqualTo(500);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndCountsNothing() throws Exception {
        FaultyFiles disk = new FaultyFiles();
        try (Transport transport = started(disk, file, Map.of(), List.of())) {
            transport.send(batch(EventKind.EVENT, 2), LONG);
            for (int room : List.of(0, 1, 500)) {
                disk.room(room);
                assertThatThrownBy(() -> transport.send(batch(EventKind.EVENT, 3), LONG))
                        .isInstanceOf(RetryableTransportException.class)
                        .hasMessage(
                                "file_path '" + file + "' can't be replaced: No space left on device; check the path, "
                                        + "the room on its disk and the permissions of its directory")
                        .extracting("deliveredPrefix")
                        .isEqualTo(0);
                assertThat(messages(file)).isEqualTo(2);
                assertThat(names(folder)).containsExactly("town.prom");
            }
            assertThatThrownBy(() -> transport.start(LONG)).isInstanceOf(RetryableTransportException.class);
            disk.room(FaultyFiles.ENDLESS);
            transport.start(LONG);
            transport.send(batch(EventKind.EVENT, 3), LONG);
        }
        assertThat(messages(file)).isEqualTo(5);
    }

    @Test
    void aRenameThatFailsCountsNothing() throws Exception {
        FaultyFiles disk = new FaultyFiles();
        try (Transport transport = started(disk, file, Map.of(), List.of())) {
            transport.send(batch(EventKind.EVENT, 2), LONG);
            disk.beforeNextClose(
                    () -> file.resolveSibling("town.prom.tmp").toFile().delete());
            assertThatThrownBy(() -> transport.send(batch(EventKind.EVENT, 3), LONG))
                    .isInstanceOf(RetryableTransportException.class)
                    .hasMessageContaining("town.prom.tmp: no such file or directory");
            assertThat(messages(file)).isEqualTo(2);
            transport.send(batch(EventKind.EVENT, 3), LONG);
        }
        assertThat(messages(file)).isEqualTo(5);
    }

    @Test
    void closingDoesNotWaitForASend() throws Exception {
        FaultyFiles disk = new FaultyFiles();
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Transport transport = started(disk, file, Map.of(), List.of());
        disk.beforeNextClose(() -> {
            writing.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        CompletableFuture<Void> send = CompletableFuture.runAsync(() -> {
            try {
                transport.send(batch(EventKind.EVENT, 3), LONG);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        writing.await();
        transport.close();
        assertThat(send).isNotDone();
        goOn.countDown();
        send.get();
        assertThat(messages(file)).isEqualTo(3);
    }

    @Test
    void aFileThatWasDeletedComesBackWithAllThatWasCounted() throws Exception {
        try (Transport transport = started(file)) {
            transport.send(batch(EventKind.EVENT, 2), LONG);
            Files.delete(file);
            transport.send(batch(EventKind.EVENT, 3), LONG);
        }
        assertThat(messages(file)).isEqualTo(5);
    }

    @Test
    void whatACrashLeftIsReplacedAndNeverFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("town.prom.tmp"), elsewhere);
        started(file).close();
        assertThat(names(folder)).containsExactly("precious", "town.prom");
        assertThat(elsewhere).hasContent("precious");
    }

    @Test
    void somethingInTheWayOfTheNextVersionIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("town.prom.tmp/x"));
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining(folder.resolve("town.prom.tmp") + ": a directory is in the way");
    }

    @Test
    void aNewFileAndItsFoldersAreReadableForTheExportersUser() throws Exception {
        requirePosix();
        Path deep = folder.resolve("a/b/town.prom");
        started(deep).close();
        assertThat(permissions(deep)).isEqualTo("rw-r--r--");
        assertThat(permissions(folder.resolve("a"))).isEqualTo("rwxr-xr-x");
        assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void thePermissionsOfAFileThatExistsArePassedOn() throws Exception {
        requirePosix();
        try (Transport transport = started(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            transport.send(batch(EventKind.EVENT, 1), LONG);
            assertThat(permissions(file)).isEqualTo("rw-r-----");
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void requirePosix() {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsReportedWithWhatToDo() {
        DraftOpener denied = path -> {
            throw new AccessDeniedException(path.toString());
        };
        assertThatThrownBy(() -> started(denied, file, Map.of(), List.of()))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessage("file_path '" + file + "' can't be replaced: " + file + ".tmp: permission denied; give the "
                        + "process's user the right to read the file and to write in its directory");
    }

    @Test
    void aSymbolicLinkIsFollowedToAFileThatIsThereOrNot() throws Exception {
        Path target = folder.resolve("elsewhere/target.prom");
        Files.createSymbolicLink(file, folder.relativize(target));
        for (int i = 1; i <= 2; i++) {
            try (Transport transport = started(file)) {
                transport.send(batch(EventKind.EVENT, 1), LONG);
            }
            assertThat(messages(target)).isEqualTo(i);
        }
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(names(target.getParent())).containsExactly("target.prom");
    }

    @Test
    void linksInACircleAreReported() throws Exception {
        Files.createSymbolicLink(file, file);
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining("too many symbolic links");
    }

    @Test
    void aDirectoryIsRefusedForGood() throws Exception {
        Files.createDirectory(file);
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessage("file_path '" + file + "' is a directory; name a file in it");
    }

    @Test
    void aFileWhereADirectoryShouldBeIsReported() throws Exception {
        Files.createFile(file);
        assertThatThrownBy(() -> started(file.resolve("town.prom")))
                .isInstanceOf(RetryableTransportException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aNamedPipeIsRefusedForGoodAndStays() throws Exception {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("unix"), "no named pipes here");
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(PermanentTransportException.class)
                .hasMessageContaining("is not a regular file");
        assertThat(names(folder)).containsExactly("town.prom");
    }
}
