package io.townlet.telemetry.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one request is answered. Immutable; each method gives a changed answer. */
public final class HttpAnswer {

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final long repetitions;
    private final boolean early;
    private final @Nullable HttpFault fault;

    private HttpAnswer(
            int status,
            List<Map.Entry<String, String>> headers,
            byte[] body,
            long repetitions,
            boolean early,
            @Nullable HttpFault fault) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.repetitions = repetitions;
        this.early = early;
        this.fault = fault;
    }

    /**
     * Answers with a status and an empty body.
     *
     * @param status for example 503
     * @return the answer
     */
    public static HttpAnswer status(int status) {
        return new HttpAnswer(status, List.of(), new byte[0], 1, false, null);
    }

    /**
     * Sends the client elsewhere.
     *
     * @param status for example 307
     * @param location the URL to go to
     * @return the answer
     */
    public static HttpAnswer redirect(int status, String location) {
        return status(status).withHeader("Location", location);
    }

    /**
     * Answers nothing at all.
     *
     * @param kind how
     * @param place {@link HttpFault.Place#BEFORE_REQUEST_BODY} or {@link HttpFault.Place#BEFORE_HEADERS}
     * @return the answer
     */
    public static HttpAnswer none(HttpFault.Kind kind, HttpFault.Place place) {
        return status(200).with(new HttpFault(kind, place, 0));
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return the changed answer
     */
    public HttpAnswer withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HttpAnswer(status, List.copyOf(more), body, repetitions, early, fault);
    }

    /**
     * Sets the body.
     *
     * @param text sent as UTF-8
     * @return the changed answer
     */
    public HttpAnswer withBody(String text) {
        return withRepeatedBody(text, 1);
    }

    /**
     * Sets a body that is made while it is sent, so that it may be of any size.
     *
     * @param text sent as UTF-8, again and again
     * @param repetitions how often, 1 or more
     * @return the changed answer
     */
    public HttpAnswer withRepeatedBody(String text, long repetitions) {
        return new HttpAnswer(status, headers, text.getBytes(StandardCharsets.UTF_8), repetitions, early, fault);
    }

    /**
     * Answers before the request's body is read, also where the client waits for a {@code 100 Continue}, and closes the connection
     * then.
     *
     * @return the changed answer
     */
    public HttpAnswer early() {
        return new HttpAnswer(status, headers, body, repetitions, true, fault);
    }

    /**
     * Stops in the body, for good.
     *
     * @param bodyBytes how much of the body is sent before; 0 for the headers alone
     * @return the changed answer
     */
    public HttpAnswer stallingAfter(long bodyBytes) {
        return with(new HttpFault(HttpFault.Kind.STALL, HttpFault.Place.IN_BODY, bodyBytes));
    }

    /**
     * Resets the connection in the body.
     *
     * @param bodyBytes how much of the body is sent before; 0 for the headers alone
     * @return the changed answer
     */
    public HttpAnswer resetAfter(long bodyBytes) {
        return with(new HttpFault(HttpFault.Kind.RESET, HttpFault.Place.IN_BODY, bodyBytes));
    }

    /**
     * Closes the connection before the body is as long as the headers say.
     *
     * @param bodyBytes how much of the body is sent before; 0 for the headers alone
     * @return the changed answer
     */
    public HttpAnswer truncatedAfter(long bodyBytes) {
        return with(new HttpFault(HttpFault.Kind.CLOSE, HttpFault.Place.IN_BODY, bodyBytes));
    }

    private HttpAnswer with(HttpFault one) {
        return new HttpAnswer(status, headers, body, repetitions, early, one);
    }

    boolean isEarly() {
        return early;
    }

    @Nullable
    HttpFault fault() {
        return fault;
    }

    /** Tells how long the whole body is. */
    long length() {
        return body.length * repetitions;
    }

    byte[] body() {
        return body;
    }

    /** Gives status line and headers as they are sent. */
    byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        if (status >= 200 && status != 204 && status != 304) {
            head.append("Content-Length: ").append(length()).append("\r\n");
        }
        if (early) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
