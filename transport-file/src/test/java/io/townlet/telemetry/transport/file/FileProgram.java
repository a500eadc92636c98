package io.townlet.telemetry.transport.file;

import io.townlet.telemetry.api.clock.TelemetryClock;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.EncodedEvent;
import io.townlet.telemetry.api.transport.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that writes numbered events to a file for ever, and says after each batch how many it has delivered. */
final class FileProgram {

    /** Large, so that a kill strikes in the middle of one. */
    static final int FILLER = 400_000;

    private FileProgram() {}

    public static void main(String[] args) throws Exception {
        FileTransportProvider provider = new FileTransportProvider();
        Transport transport = provider.create(
                Options.of(
                        provider.options(),
                        Map.of(
                                "file_path",
                                Path.of(args[0]).toString(),
                                "rotate_max_bytes",
                                20_000_000,
                                "rotate_keep",
                                10_000)),
                new FileTesting.Context(TelemetryClock.system()));
        transport.start(FileTesting.LONG);
        for (int next = 0; ; next += 4) {
            List<EncodedEvent> events = FileTesting.events(next, next + 4, FILLER);
            FileTesting.send(transport, events);
            System.out.println(next + 4);
        }
    }
}
