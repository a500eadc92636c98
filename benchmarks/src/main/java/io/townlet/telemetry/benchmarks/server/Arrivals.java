package io.townlet.telemetry.benchmarks.server;

/**
 * What has arrived.
 *
 * @param events how many events
 * @param bytes how many bytes they took on the way; of HTTP, those of the bodies
 * @param requests how many requests of HTTP carried them; 0 without HTTP
 */
public record Arrivals(long events, long bytes, long requests) {

    /**
     * Tells what came between two counts.
     *
     * @param before the earlier count
     * @return the difference
     */
    public Arrivals since(Arrivals before) {
        return new Arrivals(events - before.events, bytes - before.bytes, requests - before.requests);
    }
}
