package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/** Writes a compressed copy of a file. */
final class GzipFile {

    private static final int BLOCK_BYTES = 64 * 1024;

    private GzipFile() {}

    /**
     * Writes the copy, and has it on the disk when it returns.
     *
     * @param plain the plain file
     * @param target the compressed file, which doesn't exist yet; it is deleted where it can't be finished
     * @param stopped tells when to give up
     * @throws InterruptedIOException where it was told to give up
     */
    static void write(Path plain, Path target, BooleanSupplier stopped) throws IOException {
        try (InputStream in = Files.newInputStream(plain);
                FileChannel channel = PrivateFiles.create(target);
                OutputStream file = Channels.newOutputStream(channel);
                GZIPOutputStream out = new GZIPOutputStream(file, BLOCK_BYTES)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                if (stopped.getAsBoolean()) {
                    throw new InterruptedIOException("told to stop");
                }
                out.write(block, 0, read);
            }
            out.finish();
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }
}
