package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.function.Supplier;

/**
 * Makes transports of the type {@code stdout}, which write each event as a line to the standard output of the process. It takes no
 * options, and is safe for use by several threads.
 *
 * <ul>
 *   <li>Lines go to the process's descriptor itself, not through {@link System#out}, which would hide a failure. What the program
 *       prints to {@code System.out} may come between two lines, or into a line that is longer than 64 KiB.
 *   <li>Nothing is held back: when a send returns normally, every line was handed to the operating system.
 *   <li>A reader that has gone away ({@code | head}) is a permanent failure, of that batch and of all later ones.
 *   <li>A reader that takes nothing makes a send fail as retryable when its time is up. Lines that were already on their way are
 *       still written, to their end, and are not written again when the same events come again.
 *   <li>A full disk behind a redirection is a retryable failure; the line that was cut short is completed first.
 *   <li>The process's standard output is never closed, neither by closing the transport nor by an interrupt.
 * </ul>
 */
public final class StdoutTransportProvider implements TransportProvider {

    private final Supplier<WritableByteChannel> output;

    /** Makes a provider for the standard output of this process. */
    public StdoutTransportProvider() {
        this(() -> new FileOutputStream(FileDescriptor.out).getChannel());
    }

    /** Makes a provider for another output, which is asked for at the start of each transport and never closed. */
    StdoutTransportProvider(Supplier<WritableByteChannel> output) {
        this.output = output;
    }

    @Override
    public String name() {
        return "stdout";
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        return new StdoutTransport(context.id(), context.clock(), output);
    }
}
