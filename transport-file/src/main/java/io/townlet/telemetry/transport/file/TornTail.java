package io.townlet.telemetry.transport.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Moves what a crash left of a last line out of the way, to {@code <name>.torn}, where each such piece is a line. It is not completed
 * in place, because nothing tells half an event from a whole one but reading it.
 */
final class TornTail {

    private static final int BLOCK_BYTES = 64 * 1024;

    private final long maxBytes;
    private final FileNotices notices;

    /**
     * Bounds the search.
     *
     * @param maxBytes how long a torn line can be; more is no line at all
     * @param notices what is told to the log
     */
    TornTail(long maxBytes, FileNotices notices) {
        this.maxBytes = maxBytes;
        this.notices = notices;
    }

    /**
     * Makes a file end with a whole line. A crash in the middle of it does no harm: the piece is then moved twice.
     *
     * @param path the file
     * @param channel the same file, open for writing
     * @param length its length
     * @return its length afterwards
     * @throws UnsuitableFileException where it isn't made of lines
     */
    long setApart(Path path, FileChannel channel, long length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try (FileChannel reader = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = endOfLastLine(reader, length);
            if (end < length) {
                move(reader, end, length, path.resolveSibling(path.getFileName() + ".torn"));
                channel.truncate(end);
            }
            return end;
        }
    }

    private long endOfLastLine(FileChannel reader, long length) throws IOException {
        if (read(reader, length - 1, 1).get(0) == '\n') {
            return length;
        }
        for (long to = length; to > 0; to -= BLOCK_BYTES) {
            if (length - to >= maxBytes) {
                throw new UnsuitableFileException("has no end of line in its last " + (length - to)
                        + " bytes, so it is not made of lines; name another file or move it away");
            }
            long from = Math.max(0, to - BLOCK_BYTES);
            ByteBuffer block = read(reader, from, (int) (to - from));
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    private void move(FileChannel reader, long from, long to, Path torn) throws IOException {
        try (FileChannel writer = PrivateFiles.openToAppend(torn)) {
            for (long at = from; at < to; at += BLOCK_BYTES) {
                writeAll(writer, read(reader, at, (int) Math.min(BLOCK_BYTES, to - at)));
            }
            writeAll(writer, ByteBuffer.wrap(new byte[] {'\n'}));
            writer.force(false);
        }
        notices.tornLineSetApart(torn, to - from);
    }

    private static ByteBuffer read(FileChannel reader, long at, int bytes) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(bytes);
        while (block.hasRemaining()) {
            if (reader.read(block, at + block.position()) < 0) {
                throw new EOFException("the file was cut off by someone else while it was read");
            }
        }
        return block.flip();
    }

    private static void writeAll(FileChannel writer, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            writer.write(bytes);
        }
    }
}
