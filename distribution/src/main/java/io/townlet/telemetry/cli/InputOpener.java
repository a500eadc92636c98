package io.townlet.telemetry.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens what {@code --input} names. */
final class InputOpener {

    /** Stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private InputOpener() {}

    static InputStream open(String input) throws UsageException {
        if (input.equals(STANDARD_INPUT)) {
            // Not System.in, whose buffer would only be one more to copy through.
            return new FileInputStream(FileDescriptor.in);
        }
        Path file = path(input);
        try {
            if (Files.isDirectory(file)) {
                throw new UsageException("the input " + input + " is a folder; give a file, or - for standard input");
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw doesNotExist(input);
        } catch (AccessDeniedException e) {
            throw new UsageException("the input " + input + " may not be read; check its permissions");
        } catch (IOException e) {
            throw new UsageException("the input " + input + " can't be read: " + e.getMessage());
        }
    }

    /** Gives the file that the input names. */
    static Path path(String input) throws UsageException {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw doesNotExist(input);
        }
    }

    private static UsageException doesNotExist(String input) {
        return new UsageException("the input " + input + " doesn't exist; give a file, or - for standard input");
    }
}
