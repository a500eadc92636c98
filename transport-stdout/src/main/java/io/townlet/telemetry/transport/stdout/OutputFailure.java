package io.townlet.telemetry.transport.stdout;

import io.townlet.telemetry.api.transport.PermanentTransportException;
import io.townlet.telemetry.api.transport.RetryableTransportException;
import io.townlet.telemetry.api.transport.TransportException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tells the failures of standard output apart, and says what to do about them. */
final class OutputFailure {

    /** Lower-case parts of what operating systems say when there is no room. */
    private static final List<String> NO_ROOM =
            List.of("no space left", "not enough space", "disk quota exceeded", "disk is full", "file too large");

    private OutputFailure() {}

    /**
     * Tells whether writing may work again later.
     *
     * <p>Only a lack of room is known to pass. Anything else, in whatever language the system says it, counts as an output that is
     * gone: trying for ever to write to a closed pipe would be worse than giving up on an odd one.
     */
    static boolean mayPass(IOException failure) {
        String said = reason(failure).toLowerCase(Locale.ROOT);
        return NO_ROOM.stream().anyMatch(said::contains);
    }

    static TransportException describe(IOException failure, int deliveredPrefix) {
        if (mayPass(failure)) {
            return new RetryableTransportException(
                    "standard output can't be written now (" + reason(failure)
                            + "); make room on the disk that it is redirected to",
                    failure,
                    deliveredPrefix,
                    null);
        }
        return new PermanentTransportException(
                "standard output was closed by its reader (" + reason(failure)
                        + "); keep the reader running to its end, or use another transport, such as file",
                failure,
                deliveredPrefix);
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
