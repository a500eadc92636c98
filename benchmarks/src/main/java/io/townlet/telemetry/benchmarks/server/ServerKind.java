package io.townlet.telemetry.benchmarks.server;

/** What a server does with what it is sent. */
public enum ServerKind {
    /** Counts lines of plain TCP connections. */
    LINES,
    /** Counts lines of TLS connections. */
    TLS_LINES,
    /** Answers 200 to each POST, and counts lines, or the log records of OTLP. */
    HTTP,
    /** Accepts connections and never reads from them. */
    STALLED
}
