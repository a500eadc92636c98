package io.townlet.telemetry.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TownEventsTest {

    private static final int TICKS = 400;

    private final List<TelemetryEvent> events = all(new TownEvents(1, TICKS));

    @Test
    void theSameSeedTellsTheSame() {
        assertThat(all(new TownEvents(1, TICKS))).isEqualTo(events);
    }

    @Test
    void anotherSeedTellsSomethingElse() {
        assertThat(all(new TownEvents(2, TICKS))).isNotEqualTo(events);
    }

    @Test
    void aLongerStoryBeginsLikeAShorterOne() {
        assertThat(all(new TownEvents(1, TICKS + 10)).subList(0, events.size())).isEqualTo(events);
    }

    @Test
    void noTicksTellNothing() {
        assertThat(all(new TownEvents(1, 0))).isEmpty();
    }

    @Test
    void everyTickHasOneSnapshotAndThenOneLoopTick() {
        List<Long> everyTick = LongStream.rangeClosed(1, TICKS).boxed().toList();
        assertThat(ticksOf("snapshot")).isEqualTo(everyTick);
        assertThat(ticksOf("loop.tick")).isEqualTo(everyTick);
        assertThat(events.get(events.size() - 1).name()).isEqualTo("loop.tick");
        assertThat(events.stream().map(TelemetryEvent::tick)).isSorted();
    }

    @Test
    void aLoopTickHasItsEightFields() {
        assertThat(of("loop.tick"))
                .allSatisfy(event -> assertThat(event.payload().asMap())
                        .containsOnlyKeys(
                                "tick",
                                "status",
                                "duration_ms",
                                "failure_count",
                                "queue_length",
                                "dropped_messages",
                                "perturbations_active",
                                "employment_exit_queue"));
    }

    @Test
    void kindsFollowFromNames() {
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.kind()).isEqualTo(EventKind.classify(event.name(), event.payload())));
        assertThat(events.stream().map(TelemetryEvent::kind))
                .contains(EventKind.SNAPSHOT, EventKind.EVENT, EventKind.NARRATION);
    }

    @Test
    void aSnapshotHasTheSectionsOfATownletStream() {
        assertThat(of("snapshot"))
                .allSatisfy(event -> assertThat(event.payload().asMap())
                        .containsKeys(
                                "schema_version",
                                "tick",
                                "queue_metrics",
                                "employment",
                                "conflict",
                                "relationship_snapshot",
                                "relationship_updates",
                                "relationship_overlay",
                                "events",
                                "narrations",
                                "jobs",
                                "economy",
                                "utilities",
                                "reward_breakdown",
                                "stability",
                                "promotion",
                                "perturbations",
                                "policy_identity",
                                "policy_snapshot",
                                "anneal_status",
                                "kpi_history")
                        .containsEntry("payload_type", "snapshot"));
    }

    @Test
    void nothingInItCouldNotBeCarried() {
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.payload().replacedValues()).isZero());
    }

    @Test
    void theTownIsAlive() {
        Set<String> categories = new TreeSet<>();
        for (TelemetryEvent event : events) {
            if (event.kind() == EventKind.NARRATION) {
                categories.add(String.valueOf(event.payload().getString("category")));
            }
        }
        assertThat(categories)
                .contains("utility_outage", "utility_restored", "queue_conflict", "lateness", "employment_exit");
        Payload last = of("snapshot").get(TICKS - 1).payload();
        assertThat(last.getPayload("relationship_snapshot").isEmpty()).isFalse();
        for (int i = 0; i < last.getPayload("jobs").size(); i++) {
            Payload job = (Payload) last.getPayload("jobs").valueAt(i);
            assertThat((double) job.get("wages_earned")).isPositive();
            assertThat((long) job.get("meals_consumed")).isPositive();
            assertThat((double) job.get("wallet")).isNotNegative();
        }
    }

    @Test
    void levelsStayWithinTheirBounds() {
        for (TelemetryEvent event : of("snapshot")) {
            Payload needs = event.payload().getPayload("needs");
            needs.forEach((agent, levels) -> ((Payload) levels)
                    .forEach((need, level) -> assertThat((double) level).isBetween(0.0, 1.0)));
            event.payload()
                    .getPayload("policy_snapshot")
                    .forEach((agent, policy) -> assertThat(topActions(policy).get(0))
                            .isInstanceOfSatisfying(
                                    Payload.class,
                                    top -> assertThat((double) top.get("probability"))
                                            .isBetween(0.0, 1.0)));
        }
    }

    private static PayloadArray topActions(@Nullable Object policy) {
        return ((Payload) policy).getArray("top_actions");
    }

    private List<TelemetryEvent> of(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    private List<Long> ticksOf(String name) {
        return of(name).stream().map(TelemetryEvent::tick).toList();
    }

    private static List<TelemetryEvent> all(TownEvents town) {
        List<TelemetryEvent> events = new ArrayList<>();
        for (TelemetryEvent event = town.next(); event != null; event = town.next()) {
            events.add(event);
        }
        return events;
    }
}
