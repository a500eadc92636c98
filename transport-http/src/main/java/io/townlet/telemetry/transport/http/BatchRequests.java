package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.transport.Batch;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Makes the request that carries a batch. Immutable. */
final class BatchRequests {

    private final HttpSettings settings;

    BatchRequests(HttpSettings settings) {
        this.settings = settings;
    }

    /** Makes a request. It can be sent once only. */
    Request of(Batch batch, HttpUrl url) throws IOException {
        RequestBody plain = new OneShot(settings.format().length(batch)) {
            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                settings.format().write(batch, sink);
            }
        };
        return new Request.Builder()
                .url(url)
                .headers(settings.headers())
                .header("Idempotency-Key", batch.key())
                .post(settings.gzip() ? compressed(plain) : plain)
                .build();
    }

    /** Compresses before anything is sent: the length is then known, which not every server can do without. */
    private static RequestBody compressed(RequestBody plain) throws IOException {
        Buffer bytes = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(bytes))) {
            plain.writeTo(sink);
        }
        return new OneShot(bytes.size()) {
            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.write(bytes, contentLength());
            }
        };
    }

    /** A body that the library must not send a second time on its own: one send is one request, and the host does the retrying. */
    private abstract static class OneShot extends RequestBody {

        private final long length;

        OneShot(long length) {
            this.length = length;
        }

        /** None, so that the header which the request has already is kept. */
        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
