package io.townlet.telemetry.testkit.http;

import io.townlet.telemetry.testkit.net.LoopbackConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Answers the requests of one connection, one after the other. Used by the connection's thread alone. */
final class HttpConversation {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Takes a request that has arrived whole. */
    interface Recorder {
        void record(RecordedRequest request, int bytes) throws IOException;
    }

    private final LoopbackConnection connection;
    private final Function<HttpHead, HttpAnswer> script;
    private final Recorder recorder;

    HttpConversation(LoopbackConnection connection, Function<HttpHead, HttpAnswer> script, Recorder recorder) {
        this.connection = connection;
        this.script = script;
        this.recorder = recorder;
    }

    void hold() throws IOException, InterruptedException {
        while (true) {
            HttpHead head = HttpHead.read(connection.input());
            if (head == null) {
                return;
            }
            HttpAnswer answer = script.apply(head);
            if (!respond(head, answer)) {
                return;
            }
        }
    }

    /** Gives false where the connection is over. */
    private boolean respond(HttpHead head, HttpAnswer answer) throws IOException, InterruptedException {
        if (fails(answer, HttpFault.Place.BEFORE_REQUEST_BODY)) {
            return false;
        }
        if (answer.isEarly()) {
            send(head, answer);
            connection.halfClose();
            discardRest();
            return false;
        }
        if ("100-continue".equalsIgnoreCase(head.header("Expect"))) {
            connection.output().write(CONTINUE);
        }
        byte[] body = HttpBodyReader.read(head, connection.input());
        recorder.record(new RecordedRequest(head, body), body.length);
        if (fails(answer, HttpFault.Place.BEFORE_HEADERS)) {
            return false;
        }
        return send(head, answer) && !"close".equalsIgnoreCase(head.header("Connection"));
    }

    private boolean send(HttpHead head, HttpAnswer answer) throws IOException, InterruptedException {
        connection.output().write(answer.head());
        HttpFault fault = answer.fault();
        boolean cut = fault != null && fault.isAt(HttpFault.Place.IN_BODY);
        if (!head.method().equals("HEAD")) {
            writeBody(answer, cut && fault != null ? Math.min(fault.bodyBytes(), answer.length()) : answer.length());
        }
        return !fails(answer, HttpFault.Place.IN_BODY);
    }

    private void writeBody(HttpAnswer answer, long bytes) throws IOException {
        OutputStream out = connection.output();
        long left = bytes;
        while (left > 0) {
            int part = (int) Math.min(left, answer.body().length);
            out.write(answer.body(), 0, part);
            left -= part;
        }
    }

    private boolean fails(HttpAnswer answer, HttpFault.Place place) throws InterruptedException {
        HttpFault fault = answer.fault();
        if (fault == null || !fault.isAt(place)) {
            return false;
        }
        switch (fault.kind()) {
            case STALL -> connection.stall();
            case RESET -> connection.reset();
            case CLOSE -> connection.close();
        }
        return true;
    }

    /** Closing with unread bytes would make a reset of it, and the client might never see the answer. */
    private void discardRest() throws IOException {
        byte[] chunk = new byte[64 * 1024];
        while (connection.input().read(chunk) >= 0) {
            // on to the next part
        }
    }
}
