package io.townlet.telemetry.transport.tcp;

/** How far connecting has come. */
enum Phase {
    /** Looking up the host name. */
    RESOLVING("the name was not looked up", "check the name service"),
    /** Waiting for the server to accept. */
    CONNECTING("the server did not answer", "check the address and the firewalls between"),
    /** Agreeing on TLS. */
    HANDSHAKE("the TLS handshake did not finish", "check that the port is one for TLS");

    private final String unfinished;
    private final String advice;

    Phase(String unfinished, String advice) {
        this.unfinished = unfinished;
        this.advice = advice;
    }

    /** Says what was not done in time. */
    String unfinished() {
        return unfinished;
    }

    /** Says what to do about that. */
    String advice() {
        return advice;
    }
}
