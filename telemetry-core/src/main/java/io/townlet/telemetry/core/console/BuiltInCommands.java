package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.Ledger;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.api.status.TransportStatus;
import io.townlet.telemetry.core.health.HealthCheck;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that every console has, {@code help} aside. */
final class BuiltInCommands {

    private static final Option<Integer> LIMIT =
            Option.wholeNumber("limit", 1, 1000).withDefault(10);
    private static final Option<String> ID = Option.text("id");
    private static final Option<Duration> TIMEOUT =
            Option.seconds("timeout_seconds", 0, 60).withDefault(Duration.ofSeconds(5));

    private final ConsoleTarget target;
    private final ConsoleHistory history;
    private final @Nullable PluginCatalog plugins;

    BuiltInCommands(ConsoleTarget target, ConsoleHistory history, @Nullable PluginCatalog plugins) {
        this.target = target;
        this.history = history;
        this.plugins = plugins;
    }

    List<ConsoleCommand> all() {
        return List.of(
                viewer("telemetry_snapshot", List.of(), "Shows the latest snapshot.", call -> target.snapshot()),
                viewer(
                        "transport_status",
                        List.of(ID),
                        "Shows how each transport, or one, is doing.",
                        this::transports),
                viewer(
                        "health_status",
                        List.of(),
                        "Tells whether events are delivered, and why not.",
                        call -> health()),
                viewer(
                        "console_history",
                        List.of(LIMIT),
                        "Lists the latest commands and what became of them.",
                        call -> Payload.builder(1)
                                .put("history", (Object)
                                        history.latest(call.arguments().get(LIMIT)))
                                .build()),
                viewer("narrations", List.of(LIMIT), "Lists the latest narrations.", this::narrations),
                viewer("plugins", List.of(), "Lists the plug-ins, and those that were refused.", call -> plugins()),
                new ConsoleCommand(
                        "flush",
                        List.of(TIMEOUT),
                        "Sends what is queued, and tells what became of it.",
                        ConsoleRole.ADMIN,
                        call -> ledgers(target.flush(call.arguments().get(TIMEOUT)))));
    }

    private static ConsoleCommand viewer(String name, List<Option<?>> arguments, String help, ConsoleHandler handler) {
        return new ConsoleCommand(name, arguments, help, ConsoleRole.VIEWER, handler);
    }

    private Payload transports(ConsoleCall call) {
        String id = call.arguments().find(ID).orElse(null);
        List<TransportStatus> all = target.transportStatus();
        List<Payload> chosen = all.stream()
                .filter(status -> id == null || status.id().equals(id))
                .map(TransportStatus::toPayload)
                .toList();
        if (id != null && chosen.isEmpty()) {
            throw new IllegalArgumentException("no transport has that id; there are "
                    + String.join(", ", all.stream().map(TransportStatus::id).toList()));
        }
        return Payload.builder(1).put("transports", (Object) chosen).build();
    }

    private Payload health() {
        return HealthCheck.of(target.transportStatus()).toPayload();
    }

    private Payload narrations(ConsoleCall call) {
        List<Payload> all = target.narrations();
        int limit = call.arguments().get(LIMIT);
        return Payload.builder(1)
                .put("narrations", (Object) all.subList(Math.max(0, all.size() - limit), all.size()))
                .build();
    }

    private Payload plugins() {
        PluginCatalog catalog = plugins;
        if (catalog == null) {
            throw new UnsupportedOperationException("the program gave the console no plug-ins to list");
        }
        List<Payload> usable = new ArrayList<>();
        catalog.transports().forEach((name, plugin) -> usable.add(plugin(PluginKind.TRANSPORT, name, plugin)));
        catalog.transforms().forEach((name, plugin) -> usable.add(plugin(PluginKind.TRANSFORM, name, plugin)));
        List<String> refused = catalog.refused().stream().map(String::valueOf).toList();
        return Payload.builder(2)
                .put("plugins", (Object) usable)
                .put("refused", (Object) refused)
                .build();
    }

    private static Payload plugin(PluginKind kind, String name, DiscoveredPlugin<?> plugin) {
        return Payload.builder(3)
                .put("kind", kind.wireName())
                .put("name", name)
                .put("version", plugin.version())
                .build();
    }

    private static Payload ledgers(LedgerReport report) {
        List<Payload> transports = new ArrayList<>();
        for (Ledger ledger : report.ledgers()) {
            PayloadBuilder dropped = Payload.builder();
            for (DropReason reason : DropReason.values()) {
                if (ledger.dropped(reason) > 0) {
                    dropped.put(reason.wireName(), ledger.dropped(reason));
                }
            }
            transports.add(Payload.builder(6)
                    .put("id", ledger.transportId())
                    .put("accepted", ledger.accepted())
                    .put("delivered", ledger.delivered())
                    .put("filtered", ledger.filtered())
                    .put("dropped", dropped.build())
                    .put("queued", ledger.queued())
                    .build());
        }
        return Payload.builder(2)
                .put("complete", report.complete())
                .put("transports", (Object) transports)
                .build();
    }
}
