package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Real files on a disk that fails where a test tells it to. */
final class FaultyDisk implements FileOpener {

    static final long ENDLESS = Long.MAX_VALUE;

    private long room = ENDLESS;
    private int maxBytesPerWrite = Integer.MAX_VALUE;
    private int failingTruncates;
    private int failingForces;
    private int failingOpens;
    private int forces;
    private @Nullable Runnable beforeWrite;
    private @Nullable Runnable afterClose;

    @Override
    public FileChannel open(Path path) throws IOException {
        if (failingOpens > 0) {
            failingOpens--;
            throw new IOException("Too many open files");
        }
        return new FaultyChannel(PrivateFiles.openToAppend(path), this);
    }

    void room(long bytes) {
        room = bytes;
    }

    void maxBytesPerWrite(int bytes) {
        maxBytesPerWrite = bytes;
    }

    void failTruncates(int times) {
        failingTruncates = times;
    }

    void failForces(int times) {
        failingForces = times;
    }

    void failOpens(int times) {
        failingOpens = times;
    }

    /** Runs once, before the next write. */
    void beforeNextWrite(Runnable action) {
        beforeWrite = action;
    }

    /** Runs once, after the next channel was closed. */
    void afterNextClose(Runnable action) {
        afterClose = action;
    }

    int forces() {
        return forces;
    }

    /** Tells how many bytes the next write may take. */
    int admitWrite(int wanted) throws IOException {
        Runnable action = beforeWrite;
        beforeWrite = null;
        if (action != null) {
            action.run();
        }
        if (room == 0) {
            throw new IOException("No space left on device");
        }
        int admitted = (int) Math.min(Math.min(room, maxBytesPerWrite), wanted);
        room -= room == ENDLESS ? 0 : admitted;
        return admitted;
    }

    void admitTruncate() throws IOException {
        if (failingTruncates > 0) {
            failingTruncates--;
            throw new IOException("Input/output error");
        }
    }

    void admitForce() throws IOException {
        forces++;
        if (failingForces > 0) {
            failingForces--;
            throw new IOException("Input/output error");
        }
    }

    void closed() {
        Runnable action = afterClose;
        afterClose = null;
        if (action != null) {
            action.run();
        }
    }
}
