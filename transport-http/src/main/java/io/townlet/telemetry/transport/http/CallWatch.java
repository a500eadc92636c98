package io.townlet.telemetry.transport.http;

import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Notes how far one call came, which its exception doesn't tell. */
final class CallWatch extends EventListener {

    private final AbortableDns dns;
    private volatile boolean connected;
    private volatile @Nullable Response answered;

    CallWatch(AbortableDns dns) {
        this.dns = dns;
    }

    /** Says whether there was a connection to the server, its TLS handshake included. */
    boolean connected() {
        return connected;
    }

    /** Gives status and headers of the answer, or null where none came. Its body can't be read. */
    @Nullable
    Response answered() {
        return answered;
    }

    @Override
    public void callStart(Call call) {
        dns.serve(call);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        connected = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        answered = response;
    }

    @Override
    public void canceled(Call call) {
        dns.abort(call);
    }
}
