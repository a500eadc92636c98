package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Decides where a redirect may lead. Events and credentials go to no other server than the configured one, and never from https to http,
 * whoever asks for it.
 */
final class Redirects {

    /** The most that are followed for one batch. */
    private static final int MOST = 3;

    private final Endpoint configured;
    private final PlainText texts;

    Redirects(Endpoint configured, PlainText texts) {
        this.configured = configured;
        this.texts = texts;
    }

    /**
     * Decides where the batch is to be posted next.
     *
     * @param from what gave the answer
     * @param answer the answer
     * @param followed how many redirects were followed already
     * @return the next place, or nothing where the answer is no redirect
     * @throws PermanentTransportException where it is one that isn't followed
     */
    Optional<Endpoint> next(Endpoint from, Answer answer, int followed) throws PermanentTransportException {
        if (answer.status() < 300 || answer.status() > 399) {
            return Optional.empty();
        }
        String location = answer.headers().get("Location");
        HttpUrl resolved = location == null ? null : from.url().resolve(location);
        if (resolved == null) {
            String where = location == null ? "nowhere" : "to what is no http:// or https:// URL";
            throw refused(from, answer, where + "; let endpoint name the place that takes events");
        }
        Endpoint target = new Endpoint(resolved);
        String where = "to " + texts.of(target.toString());
        if (!target.sameOrigin(configured)) {
            throw refused(
                    from,
                    answer,
                    where
                            + ", which is another server or scheme and isn't followed; let endpoint name it if it is the right one");
        }
        if (!answer.redirectsUnchanged()) {
            throw refused(
                    from,
                    answer,
                    where
                            + " in a way that loses the request's body (only 307 and 308 keep it); let endpoint name that place");
        }
        if (followed == MOST) {
            throw refused(
                    from,
                    answer,
                    where + " after " + MOST + " redirects; let endpoint name the place that takes events");
        }
        return Optional.of(target);
    }

    private static PermanentTransportException refused(Endpoint from, Answer answer, String where) {
        return new PermanentTransportException(from + " answered " + answer.status() + ", a redirect " + where);
    }
}
