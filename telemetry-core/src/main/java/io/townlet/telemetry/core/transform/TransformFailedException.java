package io.townlet.telemetry.core.transform;

/** A transform threw on an event, which therefore must not be sent. */
final class TransformFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    TransformFailedException(String transform, Throwable cause) {
        // Caught at once and counted; a stack trace of its own would only cost.
        super("transform '" + transform + "' failed", cause, false, false);
    }
}
