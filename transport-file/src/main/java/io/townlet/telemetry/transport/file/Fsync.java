package io.townlet.telemetry.transport.file;

/** When written lines are forced to the disk. */
enum Fsync {
    /** Whenever the operating system likes. */
    NEVER,
    /** Before a batch counts as delivered. */
    BATCH,
    /** With the first batch after some time has passed. */
    INTERVAL
}
