package io.townlet.telemetry.testkit.websocket;

import io.townlet.telemetry.testkit.net.LoopbackConnection;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One open WebSocket, in the hands of a {@link WebSocketBehaviour}. Receiving is for one thread; the rest is safe for any. */
public final class WebSocketSession {

    private static final int MAX_MESSAGE_BYTES = 128 * 1024 * 1024;

    private final LoopbackConnection connection;
    private final SessionRecord record;
    private final DataInputStream in;
    private final Object writing = new Object();
    private volatile boolean answersPings = true;
    private volatile boolean closeSent;

    WebSocketSession(LoopbackConnection connection, SessionRecord record) {
        this.connection = connection;
        this.record = record;
        this.in = new DataInputStream(connection.input());
    }

    /** Leaves pings unanswered from now on, as a peer does that hangs. */
    public void ignorePings() {
        answersPings = false;
    }

    /**
     * Waits for the next message, text or binary, and records it. Pings that come before it are answered.
     *
     * @return the message read as UTF-8, or null where the client has closed
     * @throws IOException where the connection breaks, or where what comes is no WebSocket frame
     */
    public @Nullable String receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            Frame frame = Frame.read(in);
            if (frame == null) {
                return null;
            }
            switch (frame.opcode()) {
                case Frame.TEXT, Frame.BINARY, Frame.CONTINUATION -> {
                    message.writeBytes(frame.payload());
                    if (message.size() > MAX_MESSAGE_BYTES) {
                        throw new IOException("a message of more than " + MAX_MESSAGE_BYTES + " bytes");
                    }
                    if (frame.fin()) {
                        String text = message.toString(StandardCharsets.UTF_8);
                        record.messages.add(text, message.size());
                        return text;
                    }
                }
                case Frame.PING -> {
                    record.pings.add(new String(frame.payload(), StandardCharsets.UTF_8), frame.payload().length);
                    if (answersPings) {
                        write(Frame.whole(Frame.PONG, frame.payload()));
                    }
                }
                case Frame.PONG ->
                    record.pongs.add(new String(frame.payload(), StandardCharsets.UTF_8), frame.payload().length);
                case Frame.CLOSE -> {
                    record.closeCodes.add(frame.closeCode(), 0);
                    if (!closeSent) {
                        write(frame);
                    }
                    return null;
                }
                default -> throw new IOException("a frame of unknown opcode " + frame.opcode());
            }
        }
    }

    /**
     * Receives until the client closes.
     *
     * @throws IOException where the connection breaks
     */
    public void receiveToEnd() throws IOException {
        while (receive() != null) {
            // on to the next message
        }
    }

    /**
     * Receives so many messages.
     *
     * @param messages how many, 0 or more
     * @return false where the client closes before
     * @throws IOException where the connection breaks
     */
    public boolean receive(int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            if (receive() == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sends a text message.
     *
     * @param text the message
     * @throws IOException where the connection is broken
     */
    public void send(String text) throws IOException {
        write(Frame.whole(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Sends a ping.
     *
     * @param text what the pong must repeat; at most 125 bytes
     * @throws IOException where the connection is broken
     */
    public void ping(String text) throws IOException {
        write(Frame.whole(Frame.PING, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Sends a close frame. The client is expected to answer by one; go on receiving to see it.
     *
     * @param code for example 1013
     * @param reason at most 123 bytes
     * @throws IOException where the connection is broken
     */
    public void close(int code, String reason) throws IOException {
        closeSent = true;
        write(Frame.close(code, reason));
    }

    /**
     * Waits without reading until the test closes or resets the connection.
     *
     * @throws InterruptedException where the server is closed
     */
    public void stall() throws InterruptedException {
        connection.stall();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() {
        connection.reset();
    }

    private void write(Frame frame) throws IOException {
        byte[] bytes = frame.encode();
        synchronized (writing) {
            connection.output().write(bytes);
        }
    }
}
