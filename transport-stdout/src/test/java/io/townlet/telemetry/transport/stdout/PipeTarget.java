package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A pipe of the operating system with a reader that can be told to pause. */
final class PipeTarget implements TransportTarget {

    private final Pipe pipe;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean paused;
    private boolean closed;

    PipeTarget() throws IOException {
        pipe = Pipe.open();
        Thread reader = new Thread(this::readAll, "reader of the pipe");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll() {
        ByteBuffer part = ByteBuffer.allocate(64 * 1024);
        try {
            while (awaitTurn() && pipe.source().read(part.clear()) >= 0) {
                keep(part.flip());
            }
        } catch (IOException | InterruptedException e) {
            // The test is over.
        }
    }

    private synchronized boolean awaitTurn() throws InterruptedException {
        while (paused && !closed) {
            wait();
        }
        return !closed;
    }

    private synchronized void keep(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        read.writeBytes(bytes);
    }

    WritableByteChannel sink() {
        return pipe.sink();
    }

    @Override
    public Map<String, ?> options() {
        return Map.of();
    }

    @Override
    public String name() {
        return "standard output";
    }

    @Override
    public synchronized List<String> lines() {
        return read.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public synchronized boolean isUntouched() {
        return read.size() == 0;
    }

    @Override
    public synchronized void stallSend() {
        paused = true;
    }

    @Override
    public synchronized void behave() {
        paused = false;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            pipe.source().close();
            pipe.sink().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
