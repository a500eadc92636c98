package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.ArrayList;
import java.util.List;

/** Writes the whole town down as a snapshot, section by section. */
final class SnapshotWriter {

    static final String SCHEMA_VERSION = "0.9.7";
    static final String CONFIG_ID = "demo-town";

    private final AgentSections agentSections = new AgentSections();
    private final SocialSections socialSections = new SocialSections();
    private final StabilitySections stabilitySections = new StabilitySections();

    Payload write(Town town) {
        PayloadBuilder snapshot = Payload.builder(32)
                .put("schema_version", SCHEMA_VERSION)
                .put("tick", town.tick())
                .put("payload_type", "snapshot")
                .put("queue_metrics", town.queues().totals().toPayload())
                .put("employment", employment(town.desk()));
        socialSections.write(town, snapshot);
        snapshot.put("events", events(town)).put("narrations", narrations(town));
        agentSections.write(town, snapshot);
        snapshot.put("economy", economy(town))
                .put("economy_settings", economySettings(town.economy()))
                .put("utilities", utilities(town.grid()));
        stabilitySections.write(town, snapshot);
        return snapshot.put("perturbations", perturbations(town.grid()))
                .put("policy_identity", policyIdentity())
                .putNull("anneal_status")
                .build();
    }

    private static Payload employment(EmploymentDesk desk) {
        List<String> pending = desk.pendingExits();
        return Payload.builder(6)
                .put("pending", (Object) pending)
                .put("pending_count", pending.size())
                .put("exits_today", desk.exitsToday())
                .put("daily_exit_cap", EmploymentDesk.DAILY_EXIT_CAP)
                .put("queue_limit", EmploymentDesk.QUEUE_LIMIT)
                .put("review_window", EmploymentDesk.TICKS_PER_DAY)
                .build();
    }

    private static Object events(Town town) {
        return town.queues().conflicts().stream().map(QueueConflict::toPayload).toList();
    }

    private static Object narrations(Town town) {
        return town.narrator().current().stream().map(SnapshotWriter::narration).toList();
    }

    static Payload narration(Narrator.Narration narration) {
        return Payload.builder(5)
                .put("tick", narration.tick())
                .put("category", narration.category())
                .put("message", narration.message())
                .put("priority", narration.priority())
                .put("data", narration.data())
                .build();
    }

    private static Payload economy(Town town) {
        PayloadBuilder facilities = Payload.builder();
        for (Facility facility : town.economy().facilities()) {
            Payload stock = Payload.builder(2)
                    .put(facility.kind().stockName(), facility.stock())
                    .put("power_on", town.grid().works(UtilityGrid.Utility.POWER) ? 1 : 0)
                    .build();
            facilities.put(
                    facility.id(),
                    Payload.builder(2)
                            .put("type", facility.kind().wireName())
                            .put("stock", stock)
                            .build());
        }
        return facilities.build();
    }

    private static Payload economySettings(Economy economy) {
        return Payload.builder(1).put("meal_cost", economy.mealPrice()).build();
    }

    private static Payload utilities(UtilityGrid grid) {
        return Payload.builder(2)
                .put("power", grid.works(UtilityGrid.Utility.POWER))
                .put("water", grid.works(UtilityGrid.Utility.WATER))
                .build();
    }

    private static Payload perturbations(UtilityGrid grid) {
        PayloadBuilder active = Payload.builder();
        grid.active().forEach(outage -> active.put(outage.id(), outage(outage)));
        List<Payload> pending = new ArrayList<>();
        grid.pending().forEach(outage -> pending.add(outage(outage)));
        PayloadBuilder cooldowns = Payload.builder();
        grid.cooldowns().forEach(cooldown -> cooldowns.put(cooldown.utility().outage(), cooldown.untilTick()));
        return Payload.builder(3)
                .put("active", active.build())
                .put("pending", (Object) pending)
                .put(
                        "cooldowns",
                        Payload.builder(2)
                                .put("spec", cooldowns.build())
                                .put("agents", Payload.empty())
                                .build())
                .build();
    }

    private static Payload outage(UtilityGrid.Outage outage) {
        return Payload.builder(4)
                .put("event_id", outage.id())
                .put("spec", outage.utility().outage())
                .put("starts_at", outage.firstTick())
                .put("ends_at", outage.lastTick())
                .build();
    }

    private static Payload policyIdentity() {
        return Payload.builder(4)
                .put("config_id", CONFIG_ID)
                .putNull("policy_hash")
                .put("observation_variant", "hybrid")
                .putNull("anneal_ratio")
                .build();
    }
}
