package io.townlet.telemetry.transport.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A real file channel that asks a {@link FaultyDisk} before it does anything. */
final class FaultyChannel extends FileChannel {

    private final FileChannel file;
    private final FaultyDisk disk;

    FaultyChannel(FileChannel file, FaultyDisk disk) {
        this.file = file;
        this.disk = disk;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int admitted = disk.admitWrite(source.remaining());
        ByteBuffer part = source.duplicate().limit(source.position() + admitted);
        int written = file.write(part);
        source.position(source.position() + written);
        return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        disk.admitTruncate();
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        // A real sync takes long, and nothing that a test can see depends on it.
        disk.admitForce();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
        disk.closed();
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
