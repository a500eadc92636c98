package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with the file, and what to do about it. */
final class FileProblem {

    private FileProblem() {}

    static TransportException of(Path path, IOException failure) {
        if (failure instanceof UnsuitableFileException) {
            return new PermanentTransportException("file_path '" + path + "' " + failure.getMessage(), failure, 0);
        }
        return new RetryableTransportException(
                "file_path '" + path + "' can't be replaced: " + at(path, failure) + reason(failure) + "; "
                        + advice(failure),
                failure);
    }

    /** Gives the reason in plain words, without the path that some exceptions repeat. */
    private static String reason(IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it is in the way";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "a directory is in the way";
        }
        if (failure instanceof FileSystemLoopException) {
            return "too many symbolic links";
        }
        String reason =
                failure instanceof FileSystemException inFileSystem ? inFileSystem.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    /** Names the files that failed, where they are others than is known. */
    private static String at(Path path, IOException failure) {
        if (!(failure instanceof FileSystemException inFileSystem)) {
            return "";
        }
        @Nullable String file = inFileSystem.getFile();
        @Nullable String other = inFileSystem.getOtherFile();
        if (other != null) {
            return file + " to " + other + ": ";
        }
        return file == null || file.equals(path.toString()) ? "" : file + ": ";
    }

    private static String advice(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "give the process's user the right to read the file and to write in its directory";
        }
        return "check the path, the room on its disk and the permissions of its directory";
    }
}
