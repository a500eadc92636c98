package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.cli.run.Feed;
import io.townlet.telemetry.cli.run.StopGate;
import io.townlet.telemetry.core.console.ConsoleCredentials;
import io.townlet.telemetry.core.console.ConsoleRouter;

/** Lets a town's ticks pass as fast as they go, until they are over or a stop is requested. Now and then somebody asks how the town is. */
public final class TownFeed implements Feed {

    private static final int TICKS_BETWEEN_COMMANDS = 25;

    private final TownSession session;
    private final ConsoleRouter console;
    private final StopGate gate;

    /**
     * Begins before the first tick.
     *
     * @param session the town
     * @param console what is asked
     * @param gate through which a stop is requested
     */
    public TownFeed(TownSession session, ConsoleRouter console, StopGate gate) {
        this.session = session;
        this.console = console;
        this.gate = gate;
        TownCommands.registerStatus(console, session);
    }

    @Override
    public boolean next() {
        if (gate.stopRequested() || !session.step()) {
            return false;
        }
        if (session.town().tick() % TICKS_BETWEEN_COMMANDS == 0) {
            console.dispatch(TownCommands.STATUS, ConsoleCredentials.none());
            session.answered();
        }
        return true;
    }
}
