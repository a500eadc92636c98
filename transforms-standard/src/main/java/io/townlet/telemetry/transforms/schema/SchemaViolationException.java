package io.townlet.telemetry.transforms.schema;

/** An event violates its schema. The message names the event, its tick and the first violations, but no value of its payload. */
public final class SchemaViolationException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message the event's name and tick, and the violations with their JSON pointers
     */
    public SchemaViolationException(String message) {
        super(message);
    }
}
