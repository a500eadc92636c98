package io.townlet.telemetry.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.Payload;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {

    @TempDir
    Path folder;

    @Test
    void eachStatusReplacesTheOneBefore() throws IOException {
        Path target = folder.resolve("status.json");
        StatusFile file = new StatusFile(target);
        file.write(Payload.builder().put("long", "x".repeat(1000)).build());
        file.write(Payload.builder().put("n", 2).build());
        assertThat(target).hasContent("{\"n\":2}\n");
        assertThat(folder.toFile().list()).containsExactly("status.json");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path target = folder.resolve("status.json");
        Files.writeString(target, "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));
        new StatusFile(target).write(Payload.empty());
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDraftThatACrashLeftBehindIsNoObstacle() throws IOException {
        Path target = folder.resolve("status.json");
        Files.writeString(folder.resolve("status.json.tmp"), "half");
        new StatusFile(target).write(Payload.empty());
        assertThat(target).hasContent("{}\n");
    }

    @Test
    void aLinkOrFolderIsNotReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "kept");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        for (Path target : new Path[] {link, folder}) {
            assertThatThrownBy(() -> new StatusFile(target).write(Payload.empty()))
                    .hasMessage("it is there, and isn't a regular file");
        }
        assertThat(real).hasContent("kept");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path target = folder.resolve("none/status.json");
        assertThatThrownBy(() -> new StatusFile(target).write(Payload.empty())).hasMessage("its folder doesn't exist");
    }
}
