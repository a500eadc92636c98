package io.townlet.telemetry.testkit.websocket;

import io.townlet.telemetry.testkit.http.HttpHead;
import io.townlet.telemetry.testkit.net.Arrivals;

/** What all sessions of one server have brought. Safe for use by several threads. */
final class SessionRecord {

    final Arrivals<HttpHead> handshakes = new Arrivals<>("handshakes");
    final Arrivals<String> messages = new Arrivals<>("messages");
    final Arrivals<String> pings = new Arrivals<>("pings");
    final Arrivals<String> pongs = new Arrivals<>("pongs");
    final Arrivals<Integer> closeCodes = new Arrivals<>("close frames");
}
