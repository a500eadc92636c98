package io.townlet.telemetry.transport.prometheus;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Real files on a disk that is full where a test says so. */
final class FaultyFiles implements DraftOpener {

    static final long ENDLESS = Long.MAX_VALUE;

    private long room = ENDLESS;
    private Runnable beforeClose = () -> {};

    /** Leaves so many bytes for all that is written from now on. */
    void room(long bytes) {
        room = bytes;
    }

    /** Runs when the next version was written, and before it takes its place. */
    void beforeNextClose(Runnable action) {
        beforeClose = action;
    }

    @Override
    public OutputStream open(Path path) throws IOException {
        return new FilterOutputStream(DraftOpener.create(path)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                int admitted = (int) Math.min(room, length);
                out.write(bytes, from, admitted);
                room -= room == ENDLESS ? 0 : admitted;
                if (admitted < length) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void close() throws IOException {
                out.close();
                Runnable action = beforeClose;
                beforeClose = () -> {};
                action.run();
            }
        };
    }
}
