package io.townlet.telemetry.testkit.websocket;

import io.townlet.telemetry.testkit.http.HttpHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server answers a client that wants to open a WebSocket, by section 4.2.2 of RFC 6455. Extensions are declined.
 *
 * @param status 101 to agree
 * @param headers header lines beside those that the RFC asks for
 */
record Handshake(int status, List<String> headers) {

    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    Handshake {
        headers = List.copyOf(headers);
    }

    static Handshake agree(List<String> headers) {
        return new Handshake(101, headers);
    }

    boolean agrees() {
        return status == 101;
    }

    byte[] answer(HttpHead request) throws IOException {
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        if (agrees()) {
            answer.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ")
                    .append(accept(request.header("Sec-WebSocket-Key")))
                    .append("\r\n");
        } else {
            answer.append("Content-Length: 0\r\nConnection: close\r\n");
        }
        headers.forEach(header -> answer.append(header).append("\r\n"));
        return answer.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String accept(@Nullable String key) throws IOException {
        if (key == null) {
            throw new IOException("the request is no WebSocket handshake: it has no Sec-WebSocket-Key");
        }
        try {
            // The RFC asks for SHA-1 here; nothing rests on its strength.
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-1", e);
        }
    }
}
