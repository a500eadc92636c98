package com.example.udp;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;

/**
 * Sends each event as a datagram of its own: the line, with its line feed. UDP confirms nothing. An event counts as delivered once the
 * system has taken it, and may be lost or overtaken on its way. A machine that says that nothing listens at the port is a failure of the
 * batch.
 *
 * <p>Start and send are called one at a time, close by any thread at any time. No call blocks, except for looking up a host's name.
 */
final class UdpTransport implements Transport {

    private final String host;
    private final int port;
    private final int maxDatagramBytes;
    private volatile DatagramChannel channel;
    private boolean closed;

    UdpTransport(String host, int port, int maxDatagramBytes) {
        this.host = host;
        this.port = port;
        this.maxDatagramBytes = maxDatagramBytes;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        try {
            use(connected(InetAddress.getByName(host)));
        } catch (IOException e) {
            throw new RetryableTransportException("can't send to " + this + ": " + e, e);
        }
    }

    private DatagramChannel connected(InetAddress address) throws IOException {
        DatagramChannel opened = DatagramChannel.open();
        try {
            opened.configureBlocking(false);
            // Only a connected one is told that nothing listens at the other end.
            return opened.connect(new InetSocketAddress(address, port));
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private synchronized void use(DatagramChannel opened) throws IOException {
        DatagramChannel before = channel;
        channel = opened;
        if (before != null) {
            before.close();
        }
        if (closed) {
            opened.close();
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        DatagramChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("send without a start");
        }
        for (int i = 0; i < batch.size(); i++) {
            send(open, batch.events().get(i), i);
        }
    }

    private void send(DatagramChannel open, EncodedEvent event, int sentBefore) throws TransportException {
        if (event.length() > maxDatagramBytes) {
            throw new TooLargeTransportException(
                    this + ": an event of " + event.length() + " bytes is larger than max_datagram_bytes, "
                            + maxDatagramBytes,
                    null,
                    sentBefore);
        }
        int written;
        try {
            written = open.write(event.bytes());
        } catch (PortUnreachableException e) {
            // What was sent just before has found nobody either, so the whole batch is to be sent again.
            throw new RetryableTransportException("nothing listens at " + this, e);
        } catch (IOException e) {
            throw new RetryableTransportException("can't send to " + this + ": " + e, e, sentBefore, null);
        }
        if (written == 0) {
            throw new RetryableTransportException(this + ": the system's send buffer is full", null, sentBefore, null);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // There is nothing in it that could be lost.
            }
        }
    }

    /** Gives the target as messages name it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
