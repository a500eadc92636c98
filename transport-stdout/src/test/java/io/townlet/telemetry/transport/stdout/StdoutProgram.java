package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.Transport;
import java.util.Map;

/** A program that writes numbered events to its own standard output; the tests run it as a process. */
final class StdoutProgram {

    private StdoutProgram() {}

    public static void main(String[] args) throws Exception {
        StdoutTransportProvider provider = new StdoutTransportProvider();
        Transport transport = provider.create(
                Options.of(provider.options(), Map.of()), new StdoutTesting.Context(TelemetryClock.system()));
        transport.start(StdoutTesting.LONG);
        if (args[0].equals("close-while-blocked")) {
            closeWhileBlocked(transport);
        } else {
            write(transport, Integer.parseInt(args[0]));
        }
    }

    private static void write(Transport transport, int events) throws Exception {
        try (transport) {
            for (int i = 0; i < events; i += 100) {
                transport.send(
                        StdoutTesting.batch(StdoutTesting.events(i, Math.min(events, i + 100), 50)),
                        StdoutTesting.LONG);
            }
            System.out.println("the program's own line");
        } catch (PermanentTransportException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void closeWhileBlocked(Transport transport) throws Exception {
        Thread sender = new Thread(() -> {
            try {
                transport.send(StdoutTesting.batch(StdoutTesting.events(0, 5000, 1000)), StdoutTesting.LONG);
            } catch (Exception e) {
                System.err.println(e.getMessage());
            }
        });
        sender.start();
        transport.close();
        sender.join();
    }
}
