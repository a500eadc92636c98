package io.townlet.telemetry.transport.websocket;

import java.util.function.LongConsumer;
import okio.Sink;
import okio.Socket;
import okio.Source;

/** The frames of a WebSocket on their way between OkHttp and the network, where pings are put in and pongs are read. */
final class PingingSocket implements Socket {

    private final Socket socket;
    private final Source source;
    private final Sink sink;

    PingingSocket(Socket socket, LongConsumer pongs) {
        this.socket = socket;
        this.source = new ControlFrameSource(socket.getSource(), pongs);
        this.sink = new PingSink(socket.getSink());
    }

    @Override
    public Source getSource() {
        return source;
    }

    @Override
    public Sink getSink() {
        return sink;
    }

    @Override
    public void cancel() {
        socket.cancel();
    }
}
