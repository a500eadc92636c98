package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the sections on what agents make of each other, and on their quarrels. */
final class SocialSections {

    void write(Town town, PayloadBuilder snapshot) {
        snapshot.put("conflict", conflict(town))
                .put("relationship_snapshot", ties(town.relationships()))
                .put("relationship_updates", updates(town.relationships()))
                .put("relationship_overlay", overlay(town.relationships()));
    }

    private static Payload conflict(Town town) {
        List<Payload> history = new ArrayList<>();
        for (QueueBoard.Entry entry : town.queues().history()) {
            history.add(Payload.builder(3)
                    .put("tick", entry.tick())
                    .put("delta", entry.delta().toPayload())
                    .put("totals", entry.totals().toPayload())
                    .build());
        }
        return Payload.builder(4)
                .put("queues", town.queues().totals().toPayload())
                .put("queue_history", (Object) history)
                .put("rivalry", rivalry(town.relationships()))
                .put("rivalry_events", rivalryEvents(town.queues()))
                .build();
    }

    private static Payload rivalry(Relationships relationships) {
        PayloadBuilder owners = Payload.builder();
        relationships.ties().forEach((owner, ties) -> {
            PayloadBuilder rivals = Payload.builder();
            ties.forEach((other, tie) -> {
                if (tie.rivalry() > 0) {
                    rivals.put(other, tie.rivalry());
                }
            });
            owners.put(owner, rivals.build());
        });
        return owners.build();
    }

    static Object rivalryEvents(QueueBoard queues) {
        return queues.conflicts().stream()
                .map(conflict -> Payload.builder(5)
                        .put("tick", conflict.tick())
                        .put("agent_a", conflict.actor())
                        .put("agent_b", conflict.rival())
                        .put("intensity", conflict.intensity())
                        .put("reason", conflict.reason())
                        .build())
                .toList();
    }

    private static Payload ties(Relationships relationships) {
        PayloadBuilder owners = Payload.builder();
        relationships.ties().forEach((owner, ties) -> {
            PayloadBuilder others = Payload.builder();
            ties.forEach((other, tie) ->
                    others.put(other, tie.putInto(Payload.builder(3), "").build()));
            owners.put(owner, others.build());
        });
        return owners.build();
    }

    private static Object updates(Relationships relationships) {
        return relationships.updates().stream()
                .map(update -> update.tie()
                        .putInto(pair(update), "")
                        .put("status", "updated")
                        .put(
                                "delta",
                                update.delta().putInto(Payload.builder(3), "").build())
                        .build())
                .toList();
    }

    private static Payload overlay(Relationships relationships) {
        Map<String, List<Payload>> byOwner = new LinkedHashMap<>();
        for (Relationships.Update update : relationships.updates()) {
            PayloadBuilder fields = update.tie().putInto(pair(update), "");
            byOwner.computeIfAbsent(update.owner(), owner -> new ArrayList<>())
                    .add(update.delta().putInto(fields, "delta_").build());
        }
        return Payload.copyOf(byOwner);
    }

    private static PayloadBuilder pair(Relationships.Update update) {
        return Payload.builder(8).put("owner", update.owner()).put("other", update.other());
    }
}
