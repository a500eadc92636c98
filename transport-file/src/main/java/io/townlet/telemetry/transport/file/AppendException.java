package io.townlet.telemetry.transport.file;

import java.io.IOException;

/** Not all events of a batch could be appended. */
final class AppendException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int kept;
    private final IOException reason;

    /**
     * Says how far it went.
     *
     * @param kept how many leading events are in the file, to stay there
     * @param reason why the next one isn't
     */
    AppendException(int kept, IOException reason) {
        super(reason);
        this.kept = kept;
        this.reason = reason;
    }

    int kept() {
        return kept;
    }

    IOException reason() {
        return reason;
    }
}
