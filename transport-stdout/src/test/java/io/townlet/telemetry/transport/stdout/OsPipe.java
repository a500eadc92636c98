package io.townlet.telemetry.transport.stdout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A real pipe of the operating system, whose reader the test controls. */
final class OsPipe implements AutoCloseable {

    private final Pipe pipe;

    OsPipe() throws IOException {
        pipe = Pipe.open();
    }

    WritableByteChannel sink() {
        return pipe.sink();
    }

    /** Blocks until so many bytes were written. */
    String read(int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && pipe.source().read(buffer) >= 0) {
            // on to the next part
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    /** Reads on a thread of its own, until the sink is closed. */
    CompletableFuture<String> readAll() {
        CompletableFuture<String> all = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            try {
                Channels.newInputStream(pipe.source()).transferTo(read);
                all.complete(read.toString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                all.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return all;
    }

    void closeReader() throws IOException {
        pipe.source().close();
    }

    void closeWriter() throws IOException {
        pipe.sink().close();
    }

    @Override
    public void close() throws IOException {
        closeReader();
        closeWriter();
    }
}
