package io.townlet.telemetry.transport.websocket;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.function.LongConsumer;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Socket;

/** Takes back OkHttp's offer to compress where that isn't wanted, and gets between OkHttp and the frames. */
final class UpgradeInterceptor implements Interceptor {

    static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final boolean compress;
    private final LongConsumer pongs;

    UpgradeInterceptor(boolean compress, LongConsumer pongs) {
        this.compress = compress;
        this.pongs = pongs;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = compress
                ? chain.request()
                : chain.request().newBuilder().removeHeader(EXTENSIONS).build();
        Response response = proceed(chain, request);
        Socket socket = response.socket();
        if (socket == null) {
            return response;
        }
        if (!compress && response.header(EXTENSIONS) != null) {
            socket.getSink().close();
            socket.getSource().close();
            throw new ProtocolException("the server chose an extension that it was not offered");
        }
        return response.newBuilder().socket(new PingingSocket(socket, pongs)).build();
    }

    private static Response proceed(Chain chain, Request request) throws IOException {
        try {
            return chain.proceed(request);
        } catch (RuntimeException e) {
            // OkHttp throws one on a Retry-After of too many digits; it would end up as a stack trace on standard
            // error.
            chain.call().cancel();
            throw new IOException("the server's answer can't be understood", e);
        }
    }
}
