package io.townlet.telemetry.cli.demo;

import java.util.Locale;

/** What an agent may do in a tick. */
enum Activity {
    WAIT,
    WORK,
    EAT,
    COOK,
    WASH,
    SLEEP;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
