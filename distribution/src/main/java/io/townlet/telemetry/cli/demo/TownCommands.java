package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.console.ConsoleCall;
import io.townlet.telemetry.core.console.ConsoleCommand;
import io.townlet.telemetry.core.console.ConsoleHandler;
import io.townlet.telemetry.core.console.ConsoleRole;
import io.townlet.telemetry.core.console.ConsoleRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a console can do with a town: look at it, and let ticks pass. */
final class TownCommands {

    /** The name of the command that tells how the town is. */
    static final String STATUS = "town_status";

    private static final int MAX_SENTENCES = 10;
    private static final Option<Integer> TICKS =
            Option.wholeNumber("ticks", 1, 1_000_000).withDefault(1);

    private final TownSession session;
    private final BooleanSupplier stopped;

    private TownCommands(TownSession session, BooleanSupplier stopped) {
        this.session = session;
        this.stopped = stopped;
    }

    /** Registers the command that looks at the town. */
    static void registerStatus(ConsoleRouter console, TownSession session) {
        console.register(command(STATUS, List.of(), "Tells how the town is.", call -> status(session.town())));
    }

    /** Registers the commands that let ticks pass, until a stop is requested. */
    static void registerSteps(ConsoleRouter console, TownSession session, BooleanSupplier stopped) {
        TownCommands commands = new TownCommands(session, stopped);
        console.register(command("step", List.of(TICKS), "Lets ticks pass, and tells what happened.", commands::step));
        console.register(
                command("run", List.of(), "Lets all ticks pass that are left.", call -> commands.pass(Long.MAX_VALUE)));
    }

    private static ConsoleCommand command(String name, List<Option<?>> arguments, String help, ConsoleHandler handler) {
        return new ConsoleCommand(name, arguments, help, ConsoleRole.VIEWER, handler);
    }

    private Payload step(ConsoleCall call) {
        return pass(call.arguments().get(TICKS));
    }

    private Payload pass(long ticks) {
        List<String> told = new ArrayList<>();
        long passed = 0;
        while (passed < ticks && !stopped.getAsBoolean() && session.step()) {
            passed++;
            for (Narrator.Narration narration : session.town().narrator().current()) {
                told.add(narration.tick() + ": " + narration.message());
            }
        }
        return Payload.builder(3)
                .put("passed", passed)
                .put("tick", session.town().tick())
                .put("told", (Object) told.subList(Math.max(0, told.size() - MAX_SENTENCES), told.size()))
                .build();
    }

    private static Payload status(Town town) {
        return Payload.builder(3)
                .put("agents", town.agents().size())
                .put("meals", town.economy().meals())
                .put("waiting", town.queues().waiting())
                .build();
    }
}
