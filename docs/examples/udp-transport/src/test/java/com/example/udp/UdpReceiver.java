package com.example.udp;

import io.townlet.telemetry.testkit.transport.TransportTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A port of this machine that keeps what comes. Datagrams wait in the system until they are asked for. Used by one thread. */
final class UdpReceiver implements TransportTarget {

    private final List<String> datagrams = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private final InetSocketAddress address;
    private DatagramChannel channel;

    UdpReceiver() throws IOException {
        channel = bound(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) channel.getLocalAddress();
    }

    private static DatagramChannel bound(InetSocketAddress address) throws IOException {
        DatagramChannel opened = DatagramChannel.open();
        opened.configureBlocking(false);
        return opened.bind(address);
    }

    int port() {
        return address.getPort();
    }

    /** Gives what came in each datagram. */
    List<String> datagrams() {
        try {
            while (channel.isOpen() && channel.receive(buffer) != null) {
                datagrams.add(StandardCharsets.UTF_8.decode(buffer.flip()).toString());
                buffer.clear();
            }
            return List.copyOf(datagrams);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, ?> options() {
        return Map.of("host", address.getHostString(), "port", port());
    }

    @Override
    public String name() {
        return address.getHostString() + ":" + port();
    }

    @Override
    public List<String> lines() {
        return datagrams().stream()
                .map(datagram -> datagram.replaceFirst("\n$", ""))
                .toList();
    }

    @Override
    public boolean isUntouched() {
        return datagrams().isEmpty();
    }

    @Override
    public void goAway() {
        List<String> unused = datagrams();
        close();
    }

    @Override
    public void behave() {
        try {
            channel = bound(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
