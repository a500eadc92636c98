package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.SocketFactory;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {

    @Test
    void theClientsSocketsSendWithoutWaitingForAcknowledgements() throws Exception {
        SocketFactory sockets =
                new HttpClients(null, "http", Dns.SYSTEM).current().socketFactory();

        try (Socket socket = sockets.createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void socketsThatAreConnectedAtOnceDoSoToo() throws IOException {
        SocketFactory sockets = new PromptSockets(SocketFactory.getDefault());
        InetAddress here = InetAddress.getLoopbackAddress();

        try (ServerSocket server = new ServerSocket(0, 5, here);
                Socket byName = sockets.createSocket(here.getHostAddress(), server.getLocalPort());
                Socket byNameFrom = sockets.createSocket(here.getHostAddress(), server.getLocalPort(), here, 0);
                Socket byAddress = sockets.createSocket(here, server.getLocalPort());
                Socket byAddressFrom = sockets.createSocket(here, server.getLocalPort(), here, 0)) {
            assertThat(byName.getTcpNoDelay()).isTrue();
            assertThat(byNameFrom.getTcpNoDelay()).isTrue();
            assertThat(byAddress.getTcpNoDelay()).isTrue();
            assertThat(byAddressFrom.getTcpNoDelay()).isTrue();
        }
    }
}
