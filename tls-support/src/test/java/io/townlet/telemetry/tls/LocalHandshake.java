package io.townlet.telemetry.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Real TLS connections over loopback, to a server that shows one certificate and may demand another. */
final class LocalHandshake implements AutoCloseable {

    private final ServerSocket server;
    private final SSLSocketFactory sockets;
    private final boolean mutual;

    private LocalHandshake(HandshakeCertificates.Builder certificates, boolean mutual) throws IOException {
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.sockets = certificates.build().sslContext().getSocketFactory();
        this.mutual = mutual;
    }

    static LocalHandshake server(HeldCertificate shown, X509Certificate... intermediates) throws IOException {
        return new LocalHandshake(new HandshakeCertificates.Builder().heldCertificate(shown, intermediates), false);
    }

    /** Demands a certificate that comes from an authority. */
    static LocalHandshake mutualServer(HeldCertificate shown, HeldCertificate authority) throws IOException {
        return new LocalHandshake(
                new HandshakeCertificates.Builder()
                        .heldCertificate(shown)
                        .addTrustedCertificate(authority.certificate()),
                true);
    }

    /**
     * Connects, verifies the host name, and takes a byte from the server, so that the server's verdict is heard too.
     *
     * @return the certificate that the server saw
     */
    Optional<X509Certificate> connect(TlsCredentials credentials, String host) throws Exception {
        CompletableFuture<Optional<X509Certificate>> seen = new CompletableFuture<>();
        CountDownLatch heard = new CountDownLatch(1);
        Thread serving = new Thread(() -> serve(seen, heard), "test-tls-server");
        serving.start();
        try (Socket plain = new Socket(server.getInetAddress(), server.getLocalPort());
                SSLSocket client = (SSLSocket) credentials
                        .context()
                        .getSocketFactory()
                        .createSocket(plain, host, server.getLocalPort(), true)) {
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            if (client.getInputStream().read() < 0) {
                throw new SSLException("the server hung up");
            }
            return seen.join();
        } finally {
            heard.countDown();
            serving.join();
        }
    }

    /** Keeps the connection until the client has heard the verdict: a reset might overtake it. */
    private void serve(CompletableFuture<Optional<X509Certificate>> seen, CountDownLatch heard) {
        try (Socket accepted = server.accept()) {
            try (SSLSocket tls = (SSLSocket) sockets.createSocket(accepted, null, false)) {
                tls.setNeedClientAuth(mutual);
                tls.startHandshake();
                seen.complete(shownBy(tls.getSession()));
                tls.getOutputStream().write(1);
            } finally {
                heard.await();
            }
        } catch (IOException e) {
            seen.completeExceptionally(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<X509Certificate> shownBy(SSLSession session) {
        try {
            return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
