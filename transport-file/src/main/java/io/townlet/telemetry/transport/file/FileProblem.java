package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a file, and what to do about it. */
final class FileProblem {

    private FileProblem() {}

    static TransportException opening(Path path, IOException failure) {
        return describe(path, "can't be opened", failure, 0);
    }

    static TransportException writing(Path path, AppendException failure) {
        return describe(path, "can't be written", failure.reason(), failure.kept());
    }

    private static TransportException describe(Path path, String what, IOException failure, int kept) {
        if (failure instanceof UnsuitableFileException) {
            return new PermanentTransportException("file_path '" + path + "' " + failure.getMessage(), failure, kept);
        }
        return new RetryableTransportException(
                "file_path '" + path + "' " + what + ": " + at(path, failure) + reason(failure) + "; "
                        + advice(failure),
                failure,
                kept,
                null);
    }

    /** Gives the reason in plain words, without the path that some exceptions repeat. */
    static String reason(IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        if (failure instanceof AsynchronousCloseException) {
            return "the transport was closed";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "not a directory";
        }
        if (failure instanceof FileSystemLoopException) {
            return "too many symbolic links";
        }
        String reason =
                failure instanceof FileSystemException inFileSystem ? inFileSystem.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    /** Names the file that failed, where it is another one than is known. */
    private static String at(Path path, IOException failure) {
        @Nullable String file = failure instanceof FileSystemException inFileSystem ? inFileSystem.getFile() : null;
        return file == null || file.equals(path.toString()) ? "" : file + ": ";
    }

    private static String advice(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "give the process's user the right to read and write it";
        }
        if (failure instanceof AsynchronousCloseException) {
            return "send the rest again";
        }
        return "check the path, the room on its disk and the permissions";
    }
}
