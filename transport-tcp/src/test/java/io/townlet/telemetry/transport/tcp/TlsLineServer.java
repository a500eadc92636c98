package io.townlet.telemetry.transport.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A real TLS server at a free port of the loopback interface, with a thread that shakes hands. It reads only what a test asks it to, and so
 * stalls by itself.
 */
final class TlsLineServer implements AutoCloseable {

    private final ServerSocket server;
    private final SSLSocketFactory sockets;
    private final boolean mutual;
    private final String[] protocols;
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> refused = new LinkedBlockingQueue<>();

    private TlsLineServer(HandshakeCertificates certificates, boolean mutual, String... protocols) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.sockets = certificates.sslContext().getSocketFactory();
        this.mutual = mutual;
        this.protocols = protocols;
        Thread accepting = new Thread(this::acceptAll, "test-tls-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    static TlsLineServer start(HeldCertificate shown, String... protocols) throws IOException {
        return new TlsLineServer(
                new HandshakeCertificates.Builder().heldCertificate(shown).build(), false, protocols);
    }

    /** Demands a certificate that comes from an authority. */
    static TlsLineServer mutual(HeldCertificate shown, HeldCertificate authority, String... protocols)
            throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(shown)
                .addTrustedCertificate(authority.certificate())
                .build();
        return new TlsLineServer(certificates, true, protocols);
    }

    int port() {
        return server.getLocalPort();
    }

    private void acceptAll() {
        while (true) {
            try {
                shakeHands(server.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    private void shakeHands(Socket accepted) throws IOException {
        SSLSocket tls = (SSLSocket) sockets.createSocket(accepted, null, false);
        try {
            if (protocols.length > 0) {
                tls.setEnabledProtocols(protocols);
            }
            tls.setNeedClientAuth(mutual);
            tls.startHandshake();
            sessions.add(new Session(tls, accepted));
        } catch (SSLException | SocketException e) {
            // Kept open until the end, so that what it was told reaches the client before the connection breaks.
            refused.add(accepted);
        }
    }

    /** Takes the next connection that could be agreed on. */
    Session session() throws InterruptedException {
        return sessions.take();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : refused) {
            socket.close();
        }
        for (Session session : sessions) {
            session.plain().close();
        }
    }

    /**
     * One connection, driven by the test.
     *
     * @param tls what it is read through
     * @param plain what is under that
     */
    record Session(SSLSocket tls, Socket plain) {

        byte[] read(int bytes) throws IOException {
            return tls.getInputStream().readNBytes(bytes);
        }

        /** Reads until the client ends the connection in good order, and then ends it too. */
        CompletableFuture<byte[]> readToEndMeanwhile() {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    byte[] all = tls.getInputStream().readAllBytes();
                    plain.close();
                    return all;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        /** Reads what can be read of a connection that ends in the middle. */
        byte[] readToWhereItBreaks() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] block = new byte[8192];
            try {
                for (int read = tls.getInputStream().read(block);
                        read >= 0;
                        read = tls.getInputStream().read(block)) {
                    all.write(block, 0, read);
                }
            } catch (SSLException | SocketException e) {
                // As expected: without a word of TLS at its end.
            }
            plain.close();
            return all.toByteArray();
        }
    }
}
