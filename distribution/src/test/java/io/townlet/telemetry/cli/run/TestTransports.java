package io.townlet.telemetry.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Transports that behave well or badly. */
final class TestTransports {

    private TestTransports() {}

    /** Keeps the lines. */
    static class Recording implements Transport {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void start(Duration timeout) {}

        @Override
        public synchronized void send(Batch batch, Duration timeout) {
            for (EncodedEvent event : batch.events()) {
                lines.add(UTF_8.decode(event.bytes()).toString().strip());
            }
            notifyAll();
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized void awaitLines(int count) throws InterruptedException {
            while (lines.size() < count) {
                wait();
            }
        }

        @Override
        public void close() {}
    }

    /** Takes what is sent only after a number of failures. */
    static final class ComingBack implements Transport {

        private final int failures;
        private int sends;

        ComingBack(int failures) {
            this.failures = failures;
        }

        @Override
        public void start(Duration timeout) {}

        @Override
        public synchronized void send(Batch batch, Duration timeout) throws RetryableTransportException {
            sends++;
            notifyAll();
            if (sends <= failures) {
                throw new RetryableTransportException("away");
            }
        }

        synchronized int sends() {
            return sends;
        }

        synchronized void awaitSends(int count) throws InterruptedException {
            while (sends < count) {
                wait();
            }
        }

        @Override
        public void close() {}
    }

    /** Never returns from a send until it is closed. */
    static final class Hanging implements Transport {

        private final CountDownLatch sending = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void start(Duration timeout) {}

        @Override
        public void send(Batch batch, Duration timeout) throws RetryableTransportException {
            sending.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new RetryableTransportException("closed while sending");
        }

        void awaitSend() throws InterruptedException {
            sending.await();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** Throws what no transport should. */
    static final class Crashing implements Transport {

        @Override
        public void start(Duration timeout) {}

        @Override
        public void send(Batch batch, Duration timeout) {
            throw new IllegalStateException("a defect in the transport");
        }

        @Override
        public void close() {}
    }
}
