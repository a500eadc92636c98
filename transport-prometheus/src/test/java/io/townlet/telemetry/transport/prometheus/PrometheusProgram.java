package io.townlet.telemetry.transport.prometheus;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.transport.Transport;
import java.nio.file.Path;

/** A program that delivers batches of one event for ever, and says after each how many it has delivered. */
final class PrometheusProgram {

    private PrometheusProgram() {}

    public static void main(String[] args) throws Exception {
        Transport transport = PrometheusTesting.started(Path.of(args[0]));
        for (long delivered = 1; ; delivered++) {
            transport.send(PrometheusTesting.batch(EventKind.EVENT, 1), PrometheusTesting.LONG);
            System.out.println(delivered);
        }
    }
}
