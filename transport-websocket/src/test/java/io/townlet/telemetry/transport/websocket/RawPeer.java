package io.townlet.telemetry.transport.websocket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import okio.ByteString;

/** The server's end of one connection. */
final class RawPeer {

    /** Long enough never to be reached by a test that passes. */
    static final int PATIENCE_SECONDS = 60;

    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final String ACCEPT_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** A frame as it was on the wire, but for its mask. */
    record Frame(int first, ByteString payload) {
        int opcode() {
            return first & 0x0F;
        }

        boolean compressed() {
            return (first & 0x40) != 0;
        }

        String text() {
            return payload.utf8();
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_SECONDS * 1000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** Reads the request, and gives its headers by lower-case name; the request line has the name {@code :request}. */
    Map<String, String> readRequest() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        headers.put(":request", readLine());
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Reads the request and opens the WebSocket, with some more headers in the answer. */
    Map<String, String> open(String... headers) throws Exception {
        Map<String, String> request = readRequest();
        String key = request.get("sec-websocket-key") + ACCEPT_MAGIC;
        byte[] accept = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
        List<String> lines = new ArrayList<>(List.of(
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept)));
        lines.addAll(List.of(headers));
        answer(lines.toArray(String[]::new));
        return request;
    }

    void answer(String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads the next frame. */
    Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new AssertionError("a client's frame must be masked");
        }
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first, ByteString.of(payload));
    }

    /** Reads the next frame, which must be a message. */
    String readText() throws IOException {
        return expect(TEXT).text();
    }

    Frame expect(int opcode) throws IOException {
        Frame frame = read();
        if (frame.opcode() != opcode) {
            throw new AssertionError("opcode " + frame.opcode() + " instead of " + opcode + ": " + frame.text());
        }
        return frame;
    }

    void write(int opcode, byte[] payload) throws IOException {
        writeFrame(0x80 | opcode, payload);
    }

    /** Writes a frame whose first byte is given, in one piece. */
    void writeFrame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            frame.write(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.write(payload);
        out.write(frame.toByteArray());
    }

    void writeClose(int code, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        write(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** Reads messages and answers pings, as any server does, until the client says goodbye; then answers that. */
    void serve(Consumer<String> messages) throws IOException {
        while (true) {
            Frame frame = read();
            switch (frame.opcode()) {
                case TEXT -> messages.accept(frame.text());
                case PING -> write(PONG, frame.payload().toByteArray());
                case CLOSE -> {
                    write(CLOSE, frame.payload().toByteArray());
                    return;
                }
                default -> throw new AssertionError("opcode " + frame.opcode());
            }
        }
    }

    /** Reads one batch, and answers the ping behind it. */
    List<String> readBatch() throws IOException {
        List<String> messages = new ArrayList<>();
        while (true) {
            Frame frame = read();
            if (frame.opcode() == PING) {
                write(PONG, frame.payload().toByteArray());
                return messages;
            }
            messages.add(frame.text());
        }
    }

    /** Reads and forgets until the client is gone, and counts the bytes. */
    long drain() throws IOException {
        byte[] some = new byte[64 * 1024];
        long count = 0;
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                count += read;
            }
        } catch (IOException e) {
            // Reset: gone as well.
        }
        return count;
    }

    /** Lets the connection be reset when it is closed. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the client left in the middle of its request");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
