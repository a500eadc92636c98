package io.townlet.telemetry.transforms.redact;

/** One step of a path to fields. */
sealed interface PathStep {

    /** Goes to the field of one key; never into an array. */
    record Key(String key) implements PathStep {}

    /** {@code *}: goes to any one field or array element. */
    record AnyOne() implements PathStep {}

    /** {@code **}: goes down any number of levels, none included, through objects and arrays. */
    record AnyDepth() implements PathStep {}
}
