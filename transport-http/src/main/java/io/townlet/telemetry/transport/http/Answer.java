package io.townlet.telemetry.transport.http;

import okhttp3.Headers;

/**
 * What a server answered.
 *
 * @param status its status
 * @param headers its headers
 * @param excerpt the beginning of its body, made fit for messages; may be empty
 */
record Answer(int status, Headers headers, String excerpt) {

    boolean delivered() {
        return status >= 200 && status < 300;
    }

    /** Says whether the server points elsewhere and asks for the very same request there. */
    boolean redirectsUnchanged() {
        return status == 307 || status == 308;
    }
}
