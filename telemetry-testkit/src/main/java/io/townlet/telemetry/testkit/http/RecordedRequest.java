package io.townlet.telemetry.testkit.http;

import java.nio.charset.StandardCharsets;

/** A request that arrived whole. Immutable. */
public final class RecordedRequest {

    private final HttpHead head;
    private final byte[] body;

    RecordedRequest(HttpHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /**
     * Gives method, target and headers.
     *
     * @return the head
     */
    public HttpHead head() {
        return head;
    }

    /**
     * Gives the body, with the transfer coding taken off, but not a content coding such as gzip.
     *
     * @return a copy
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Gives the body as text.
     *
     * @return the body read as UTF-8
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Tells the method, the target and the body's length, but no header and nothing of the body. */
    @Override
    public String toString() {
        return head.method() + " " + head.target() + ", " + body.length + " bytes";
    }
}
