package io.townlet.telemetry.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file as it was found. Two are equal where they were found the same.
 *
 * @param option the option that names it
 * @param path the file
 * @param text what it holds, a character for each byte; empty where it could not be read
 * @param unreadable why it could not be read and what to do, or null where it could
 */
record PemFile(
        String option, Path path, String text, @Nullable String unreadable) {

    /** The most that a file may hold. The largest in use are the lists of all public authorities, with about 250 kB. */
    static final int MAX_BYTES = 1024 * 1024;

    /** Looks at a file. What is wrong with it is kept, and thrown when its blocks are asked for. */
    static PemFile read(String option, Path path) {
        try {
            // Anything else, such as a pipe, might keep the reader waiting, or give its content only once.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return unreadable(option, path, "is not a file; name a PEM file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    return unreadable(
                            option,
                            path,
                            "is larger than " + MAX_BYTES + " bytes, which no PEM file should be; name the right file");
                }
                return new PemFile(option, path, new String(bytes, StandardCharsets.ISO_8859_1), null);
            }
        } catch (NoSuchFileException e) {
            return unreadable(option, path, "does not exist; put the file there, or mend the path");
        } catch (AccessDeniedException e) {
            return unreadable(option, path, "can't be read: permission denied; let the process's user read it");
        } catch (IOException e) {
            String reason = e instanceof FileSystemException inFileSystem ? inFileSystem.getReason() : e.getMessage();
            return unreadable(option, path, "can't be read: " + reason + "; check the path and its disk");
        }
    }

    private static PemFile unreadable(String option, Path path, String why) {
        return new PemFile(option, path, "", why);
    }

    /**
     * Finds the PEM blocks of the file.
     *
     * @return the blocks in order, at least one
     * @throws TlsException where the file could not be read, or holds no whole block
     */
    List<PemBlock> blocks() throws TlsException {
        if (unreadable != null) {
            throw problem(unreadable, null);
        }
        try {
            List<PemBlock> blocks = PemBlock.parse(text);
            if (blocks.isEmpty()) {
                throw problem(
                        "holds nothing in PEM form; convert it with 'openssl x509' or 'openssl pkey', with -inform DER where it is in that form",
                        null);
            }
            return blocks;
        } catch (IllegalArgumentException e) {
            throw problem("is damaged: " + e.getMessage() + "; copy or make it again", e);
        }
    }

    /** Says what is wrong with this file. */
    TlsException problem(String what, @Nullable Throwable cause) {
        return new TlsException(option + " '" + path + "' " + what, cause);
    }

    /** Leaves out the content, which may be a private key. */
    @Override
    public String toString() {
        return "PemFile[" + option + " '" + path + "']";
    }
}
