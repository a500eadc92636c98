package io.townlet.telemetry.testkit.tcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a {@link FaultyTcpServer} does with a connection. The connection is closed when it returns. The usual faults are here; a test
 * may write its own.
 */
@FunctionalInterface
public interface TcpBehaviour {

    /**
     * Serves one connection, on a thread of its own.
     *
     * @param connection the connection
     * @throws IOException where the connection breaks
     * @throws InterruptedException where the server is closed
     */
    void serve(TcpConnection connection) throws IOException, InterruptedException;

    /**
     * Reads lines until the client ends the connection, as a good server does.
     *
     * @return the behaviour
     */
    static TcpBehaviour readLines() {
        return TcpConnection::readToEnd;
    }

    /**
     * Accepts and never reads, so that the client's writes block as soon as the buffers of the system are full. Where it stands in for
     * a TLS server, the client's handshake stalls.
     *
     * @return the behaviour
     */
    static TcpBehaviour stall() {
        return TcpConnection::stall;
    }

    /**
     * Reads so many bytes, then resets the connection.
     *
     * @param bytes how many, 0 or more
     * @return the behaviour
     */
    static TcpBehaviour resetAfter(long bytes) {
        return connection -> {
            if (connection.readExactly(bytes)) {
                connection.reset();
            }
        };
    }

    /**
     * Reads so many bytes, then closes the connection. Where the client has sent more, the system makes a reset of it.
     *
     * @param bytes how many, 0 or more
     * @return the behaviour
     */
    static TcpBehaviour closeAfter(long bytes) {
        return connection -> connection.readExactly(bytes);
    }

    /**
     * Says at once that it won't send any more, and goes on reading lines.
     *
     * @return the behaviour
     */
    static TcpBehaviour halfClose() {
        return connection -> {
            connection.halfClose();
            connection.readToEnd();
        };
    }

    /**
     * Answers the first bytes with something that is no TLS record, as a plaintext server does that is taken for a TLS server.
     *
     * @return the behaviour
     */
    static TcpBehaviour answerWithGarbage() {
        return connection -> {
            if (connection.read(1) > 0) {
                connection.output().write("500 this is no TLS\r\n".getBytes(StandardCharsets.US_ASCII));
                connection.readToEnd();
            }
        };
    }

    /**
     * Takes the first bytes, which may be a TLS ClientHello, and resets the connection.
     *
     * @return the behaviour
     */
    static TcpBehaviour resetInHandshake() {
        return resetAfter(1);
    }
}
