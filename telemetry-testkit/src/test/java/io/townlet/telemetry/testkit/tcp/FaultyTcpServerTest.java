package io.townlet.telemetry.testkit.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultyTcpServerTest {

    /** More than the buffers of a loopback connection hold. */
    private static final int TOO_MUCH = 64 * 1024 * 1024;

    private final FaultyTcpServer server = FaultyTcpServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wholeLinesAreToldFromTornOnes() throws Exception {
        try (Socket client = connect()) {
            write(client, "Zoë 🏘\n\nsecond\r\nto");
            write(client, "rn");
        }
        assertThat(server.awaitLines(3)).containsExactly("Zoë 🏘", "", "second\r");
        server.close();
        assertThat(server.tornLines()).containsExactly("torn");
    }

    @Test
    void aServerThatRefusesKeepsItsPortAndListensAgain() throws Exception {
        try (Socket before = connect()) {
            server.awaitConnections(1);
            server.refuse();
            server.refuse();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            write(before, "still here\n");
            server.awaitLines(1);
            server.listen();
            server.listen();
            try (Socket after = connect()) {
                write(after, "here again\n");
                assertThat(server.awaitLines(2)).containsExactly("still here", "here again");
            }
        }
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aServerThatStallsReadsNothingUntilItIsReset() throws Exception {
        server.behave(TcpBehaviour.stall());
        try (Socket client = connect()) {
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> writeAsMuchAsGoes(client));
            server.awaitConnections(1);
            server.resetConnections();
            assertThat(written.get()).isLessThan(TOO_MUCH);
            assertThat(server.lines()).isEmpty();
        }
    }

    /** Writes lines until that fails, and counts the bytes. */
    private static int writeAsMuchAsGoes(Socket client) {
        byte[] lines = "0123456789abcde\n".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        int written = 0;
        try {
            OutputStream out = client.getOutputStream();
            for (; written < TOO_MUCH; written += lines.length) {
                out.write(lines);
            }
        } catch (IOException e) {
            return written;
        }
        return written;
    }

    @Test
    void aResetComesAfterTheGivenBytes() throws Exception {
        server.behave(TcpBehaviour.resetAfter(9));
        try (Socket client = connect()) {
            write(client, "first\nsecond\n");
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        server.close();
        assertThat(server.lines()).containsExactly("first");
        assertThat(server.tornLines()).containsExactly("sec");
    }

    @Test
    void aCloseComesAfterTheGivenBytes() throws Exception {
        server.behave(TcpBehaviour.closeAfter(6));
        try (Socket client = connect()) {
            write(client, "first\n");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.lines()).containsExactly("first");
    }

    @Test
    void aHalfClosedServerGoesOnReading() throws Exception {
        server.behave(TcpBehaviour.halfClose());
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            write(client, "into the void\n");
            assertThat(server.awaitLines(1)).containsExactly("into the void");
        }
    }

    @Test
    void openConnectionsAreHalfClosedOrClosedAtWill() throws Exception {
        try (Socket client = connect()) {
            server.awaitConnections(1);
            server.halfCloseConnections();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            write(client, "more\n");
            server.awaitLines(1);
            server.closeConnections();
            assertThat(writeAsMuchAsGoes(client)).isLessThan(TOO_MUCH);
        }
    }

    @Test
    void aSlowReaderTakesWhatTheTestAllowsAndNoMore() throws Exception {
        SteppedReading steps = new SteppedReading();
        server.behave(steps);
        try (Socket client = connect()) {
            write(client, "one\ntwo\nthree\n");
            steps.allow(5);
            assertThat(server.awaitLines(1)).containsExactly("one");
            steps.allow(3);
            assertThat(server.awaitLines(2)).containsExactly("one", "two");
            steps.allow(Long.MAX_VALUE);
            assertThat(server.awaitLines(3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void garbageAndResetsMakeATlsHandshakeFail() throws Exception {
        server.behave(TcpBehaviour.answerWithGarbage());
        assertThatThrownBy(this::shakeHands).isInstanceOf(SSLException.class);
        server.behave(TcpBehaviour.resetInHandshake());
        assertThatThrownBy(this::shakeHands).isInstanceOf(IOException.class);
    }

    private void shakeHands() throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket client = (SSLSocket) factory.createSocket(connect(), "localhost", server.port(), true)) {
            client.startHandshake();
        }
    }

    @Test
    void aTlsServerServesLinesBehindTheHandshake() throws Exception {
        SelfSigned certificate = SelfSigned.create();
        try (FaultyTcpServer tls = FaultyTcpServer.startTls(certificate.context());
                Socket client = certificate
                        .context()
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), tls.port())) {
            write(client, "secret\n");
            assertThat(tls.awaitLines(1)).containsExactly("secret");
            tls.resetConnections();
            assertThatThrownBy(() -> readOne(client.getInputStream())).isInstanceOf(IOException.class);
        }
    }

    private static int readOne(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("closed");
        }
        return next;
    }

    @Test
    void closingEndsStalledConnectionsAndThreads() throws Exception {
        server.behave(TcpBehaviour.stall());
        try (Socket client = connect()) {
            server.awaitConnections(1);
            server.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("testkit-tcp"));
    }
}
