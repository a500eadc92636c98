package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import okio.BufferedSink;

/** How a batch becomes the body of a request. */
enum BodyFormat {
    /** A line for each event, as <a href="https://github.com/ndjson/ndjson-spec">ndjson</a> has it. */
    NDJSON("application/x-ndjson") {
        @Override
        long length(Batch batch) {
            return batch.byteCount();
        }

        @Override
        void write(Batch batch, BufferedSink sink) throws IOException {
            batch.writeTo(sink.outputStream());
        }
    },

    /** One JSON array of all events. */
    JSON_ARRAY("application/json") {
        @Override
        long length(Batch batch) {
            // Each line feed gives way to a comma or the closing bracket.
            return 1 + batch.byteCount();
        }

        @Override
        void write(Batch batch, BufferedSink sink) throws IOException {
            char before = '[';
            for (EncodedEvent event : batch.events()) {
                sink.writeByte(before);
                ByteBuffer line = event.bytes();
                sink.write(line.limit(line.limit() - 1));
                before = ',';
            }
            sink.writeByte(']');
        }
    };

    private final String contentType;

    BodyFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** Tells in bytes how much {@link #write} writes. */
    abstract long length(Batch batch);

    /** Writes a batch. */
    abstract void write(Batch batch, BufferedSink sink) throws IOException;
}
