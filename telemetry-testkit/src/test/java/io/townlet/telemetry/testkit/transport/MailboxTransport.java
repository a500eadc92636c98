package io.townlet.telemetry.testkit.transport;

import io.townlet.telemetry.api.transport.Batch;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TooLargeTransportException;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts lines into a {@link Mailbox}, but for its one defect as it should. */
final class MailboxTransport implements Transport {

    private static final Path SOME_FILE = Path.of("pom.xml");

    private final Mailbox mailbox;
    private final Defect defect;
    private final String token;
    private volatile boolean started;
    private volatile boolean closed;
    private volatile FileChannel file;

    /** Keeps them from the garbage collector, which would close them. */
    private final List<FileChannel> forgotten = new ArrayList<>();

    MailboxTransport(Mailbox mailbox, Defect defect, String token) {
        this.mailbox = mailbox;
        this.defect = defect;
        this.token = token;
    }

    private boolean is(Defect one) {
        return defect == one;
    }

    @Override
    public void start(Duration timeout) throws TransportException {
        if (!is(Defect.LEAVES_THE_OLD_FILE_OPEN)) {
            closeFile();
        }
        open();
        mailbox.touch();
        if (is(Defect.LEAVES_A_THREAD)) {
            begin(true);
        }
        if (is(Defect.HAS_A_USER_THREAD)) {
            begin(false);
        }
        await(Mailbox.Mood.STALLS_START, timeout);
        if (mailbox.mood() == Mailbox.Mood.AWAY) {
            if (is(Defect.LEAVES_A_FILE_OPEN_WHERE_A_START_FAILS)) {
                forgotten.add(file);
                file = null;
            } else {
                closeFile();
            }
            throw is(Defect.GIVES_UP_ON_A_TARGET_THAT_IS_AWAY)
                    ? new PermanentTransportException(message("is away"))
                    : new RetryableTransportException(message("is away"));
        }
        started = true;
    }

    private void open() {
        try {
            file = FileChannel.open(SOME_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeFile() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(boolean daemon) {
        Thread thread = new Thread(() -> mailbox.hold(() -> closed && is(Defect.HAS_A_USER_THREAD)), "mailman");
        thread.setDaemon(daemon);
        thread.start();
    }

    private void await(Mailbox.Mood unwanted, Duration timeout) throws TransportException {
        boolean forever = is(Defect.IGNORES_TIMEOUTS) || (is(Defect.TAKES_ZERO_FOR_EVER) && timeout.isZero());
        try {
            boolean inTime = mailbox.awaitNot(
                    unwanted,
                    forever ? Duration.ofDays(1) : timeout,
                    () -> closed && !is(Defect.LETS_NOBODY_GO_ON_CLOSE));
            if (!inTime) {
                if (is(Defect.CRASHES_WHEN_TIME_IS_UP)) {
                    throw new IllegalArgumentException("no time");
                }
                throw new RetryableTransportException(message("took nothing in time"));
            }
        } catch (InterruptedException e) {
            throw new RetryableTransportException(message("interrupted"), e);
        }
        if (closed) {
            throw new RetryableTransportException(message("was given up"));
        }
    }

    @Override
    public void send(Batch batch, Duration timeout) throws TransportException {
        if (!started && !is(Defect.SENDS_BEFORE_THE_START)) {
            throw is(Defect.CRASHES_BEFORE_THE_START)
                    ? new NullPointerException()
                    : new IllegalStateException("send before start");
        }
        if (closed && !is(Defect.SENDS_AFTER_THE_CLOSE)) {
            throw new RetryableTransportException(message("was given up"));
        }
        if (!is(Defect.SENDS_AFTER_THE_CLOSE)) {
            await(Mailbox.Mood.STALLS_SEND, timeout);
        }
        refuse();
        deliver(batch);
    }

    private void refuse() throws TransportException {
        switch (mailbox.mood()) {
            case AWAY -> {
                if (!is(Defect.CONFIRMS_WHAT_NOBODY_HAS)) {
                    throw new RetryableTransportException(message("is away"));
                }
            }
            case TOO_LARGE -> {
                started = !is(Defect.STOPS_AT_A_REFUSAL);
                throw is(Defect.RETRIES_WHAT_IS_TOO_LARGE)
                        ? new RetryableTransportException(message("is too small"))
                        : new TooLargeTransportException(message("is too small"));
            }
            case PERMANENT -> {
                started = !is(Defect.STOPS_AT_A_REFUSAL);
                throw is(Defect.RETRIES_WHAT_IS_REFUSED)
                        ? new RetryableTransportException(message("doesn't want it"))
                        : new PermanentTransportException(message("doesn't want it"));
            }
            case BUSY ->
                throw new RetryableTransportException(
                        message("is busy"), null, 0, is(Defect.FORGETS_THE_DELAY) ? null : mailbox.delay());
            default -> {}
        }
    }

    private void deliver(Batch batch) throws TransportException {
        if (mailbox.mood() == Mailbox.Mood.AWAY) {
            return;
        }
        List<EncodedEvent> events = new ArrayList<>(batch.events());
        if (is(Defect.REORDERS)) {
            Collections.reverse(events);
        }
        int delivered = 0;
        for (EncodedEvent event : events) {
            if (is(Defect.DROPS_BEYOND_1000) && delivered == 1000) {
                return;
            }
            if (!mailbox.put(line(event))) {
                throw new RetryableTransportException(message("is full"), null, told(delivered, events.size()), null);
            }
            delivered++;
        }
    }

    private int told(int delivered, int size) {
        return switch (defect) {
            case CLAIMS_TOO_MUCH -> delivered + 1;
            case CLAIMS_MORE_THAN_THERE_IS -> size + 1;
            case CLAIMS_NOTHING -> 0;
            default -> delivered;
        };
    }

    private String line(EncodedEvent event) {
        byte[] bytes = new byte[event.length() - 1];
        event.bytes().get(bytes);
        return switch (defect) {
            case STRIPS_SPACES -> new String(bytes, StandardCharsets.UTF_8).strip();
            case IS_ASCII_ONLY -> new String(bytes, StandardCharsets.US_ASCII);
            case CHANGES_THE_BYTES -> {
                scribble(event);
                yield new String(bytes, StandardCharsets.UTF_8);
            }
            default -> new String(bytes, StandardCharsets.UTF_8);
        };
    }

    /** Changes the shared bytes by the one way there is to get at them. */
    private static void scribble(EncodedEvent event) {
        try {
            event.writeTo(new OutputStream() {
                @Override
                public void write(int one) {}

                @Override
                public void write(byte[] buffer, int from, int length) {
                    buffer[from] = '!';
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String message(String what) {
        return switch (defect) {
            case SAYS_NOTHING -> "";
            case NAMES_NO_TARGET -> "it " + what;
            case SHOWS_A_SECRET -> "at the corner with " + token + ": " + what;
            default -> "at the corner: " + what + "; walk there";
        };
    }

    @Override
    public void close() {
        if (is(Defect.BLOCKS_IN_CLOSE)) {
            mailbox.hold(() -> false);
        }
        if (closed && is(Defect.REFUSES_A_SECOND_CLOSE)) {
            throw new IllegalStateException("closed already");
        }
        if (is(Defect.TOUCHES_THE_TARGET_IN_CLOSE)) {
            mailbox.touch();
        }
        closed = true;
        if (!is(Defect.LEAVES_ITS_FILE_OPEN)) {
            closeFile();
        }
        mailbox.wake();
    }

    @Override
    public String toString() {
        return is(Defect.PRINTS_A_SECRET) ? "Mailbox[" + token + "]" : "Mailbox";
    }
}
