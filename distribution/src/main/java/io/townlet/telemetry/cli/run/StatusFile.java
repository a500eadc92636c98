package io.townlet.telemetry.cli.run;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.encode.EventEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that always holds one whole status, since each replaces the last one in a single step. Its owner alone may read it. Not safe for
 * use by several threads.
 */
public final class StatusFile {

    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path target;
    private final Path draft;
    private final EventEncoder encoder = new EventEncoder(Encoding.FLAT);

    /**
     * Names the file. Nothing is written yet.
     *
     * @param target where the status goes; {@code .tmp} is added to its name while it is written
     */
    public StatusFile(Path target) {
        this.target = target;
        this.draft = target.resolveSibling(target.getFileName() + ".tmp");
    }

    /**
     * Replaces the status.
     *
     * @param status what the file is to hold, as one JSON object
     * @throws IOException where that fails; the file then holds what it held before
     */
    public void write(Payload status) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            // Replacing a device or a link would do harm where it stands.
            throw new IOException("it is there, and isn't a regular file");
        }
        try {
            Files.deleteIfExists(draft);
            try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(draft, NEW_FILE, ownerOnly()))) {
                encoder.encode(new TelemetryEvent("status", EventKind.EVENT, 0, Payload.empty(), status))
                        .writeTo(out);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException("its folder doesn't exist", e);
        } catch (AccessDeniedException e) {
            throw new IOException("its folder may not be written to", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /** Gives the file's path. */
    @Override
    public String toString() {
        return target.toString();
    }
}
