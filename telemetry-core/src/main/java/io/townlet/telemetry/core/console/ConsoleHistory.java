package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.Payload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest commands and what became of them, without their answers. Safe for use by several threads. */
final class ConsoleHistory {

    /** How many are kept. */
    static final int SIZE = 1000;

    private final Deque<Payload> latest = new ArrayDeque<>();

    synchronized void add(ConsoleResult result) {
        latest.addLast(Payload.builder(6)
                .put("number", result.number())
                .put("tick", result.tick())
                .put("command", result.command())
                .put("role", result.role().wireName())
                .put("status", result.error() == null ? "ok" : result.error().wireName())
                .build());
        if (latest.size() > SIZE) {
            latest.removeFirst();
        }
    }

    /** Gives the latest ones, the oldest of them first. */
    synchronized List<Payload> latest(int limit) {
        List<Payload> all = new ArrayList<>(latest);
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }
}
