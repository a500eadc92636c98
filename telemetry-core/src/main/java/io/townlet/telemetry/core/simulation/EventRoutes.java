package io.townlet.telemetry.core.simulation;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Which event updates what. A name that doesn't stand here updates nothing. */
final class EventRoutes {

    /** The end of a name in the table that stands for all that begin so. */
    private static final String ANY = "*";

    private static final List<Route> TABLE = List.of(
            latest("loop.tick", Latest.LOOP_TICK),
            latest("loop.health", Latest.HEALTH),
            latest("loop.failure", Latest.FAILURE),
            latest("policy.possession", Latest.POSSESSION),
            latest("policy.metadata", Latest.POLICY),
            latest("stability.metrics", Latest.STABILITY),
            latest("affordance.runtime", Latest.AFFORDANCE_RUNTIME),
            latest("personality.snapshot", Latest.PERSONALITY),
            entry("console.result", History.CONSOLE),
            entry("affordance.precondition_fail", History.PRECONDITION_FAILURES),
            entry("snapshot.migration", History.MIGRATIONS),
            entries("rivalry.events", "events", History.RIVALRY),
            entry("narration" + ANY, History.NARRATIONS),
            entry("social." + ANY, History.SOCIAL));

    private static final Map<String, Route> BY_NAME = byName();
    private static final List<Route> BY_PREFIX =
            TABLE.stream().filter(route -> route.name().endsWith(ANY)).toList();

    private record Route(String name, BiConsumer<EventState, Payload> update) {

        boolean fits(String other) {
            return other.startsWith(name.substring(0, name.length() - ANY.length()));
        }
    }

    private EventRoutes() {}

    private static Map<String, Route> byName() {
        Map<String, Route> routes = new HashMap<>();
        TABLE.forEach(route -> routes.put(route.name(), route));
        return Map.copyOf(routes);
    }

    /** The event takes the place of the one before. */
    private static Route latest(String name, Latest slot) {
        return new Route(name, (state, payload) -> state.latest(slot, payload));
    }

    /** The event becomes an entry of a history. */
    private static Route entry(String name, History history) {
        return new Route(name, (state, payload) -> state.history(history).add(payload));
    }

    /** Each object of an array becomes an entry; without the array, the event itself. */
    private static Route entries(String name, String field, History history) {
        return new Route(
                name,
                (state, payload) -> each(payload, field)
                        .forEach(each -> state.history(history).add(each)));
    }

    /** Gives the objects of an array, each with the tick of the payload that it is in; without the array, the payload itself. */
    static List<Payload> each(Payload payload, String field) {
        PayloadArray array = payload.getArray(field);
        if (array == null) {
            return List.of(payload);
        }
        return array.stream()
                .filter(Payload.class::isInstance)
                .map(Payload.class::cast)
                .map(each -> each.containsKey("tick") ? each : each.with("tick", payload.get("tick")))
                .toList();
    }

    /** Updates what an event updates; its payload names the tick. */
    static void apply(String name, Payload payload, EventState state) {
        Route exact = BY_NAME.get(name);
        if (exact != null) {
            exact.update().accept(state, payload);
            return;
        }
        for (Route route : BY_PREFIX) {
            if (route.fits(name)) {
                route.update().accept(state, payload);
            }
        }
    }
}
