package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.cli.console.AnswerText;
import io.townlet.telemetry.cli.console.Prompt;
import io.townlet.telemetry.cli.input.InputLine;
import io.townlet.telemetry.cli.input.LineSplitter;
import io.townlet.telemetry.cli.run.Feed;
import io.townlet.telemetry.cli.run.StopGate;
import io.townlet.telemetry.core.console.ConsoleCall;
import io.townlet.telemetry.core.console.ConsoleCommand;
import io.townlet.telemetry.core.console.ConsoleCredentials;
import io.townlet.telemetry.core.console.ConsoleResult;
import io.townlet.telemetry.core.console.ConsoleRole;
import io.townlet.telemetry.core.console.ConsoleRouter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A town that stands still until somebody lets its ticks pass by commands, one a line. */
public final class PromptFeed implements Feed {

    /** The longest line, in bytes. */
    static final int MAX_LINE_BYTES = 16 * 1024;

    private static final Option<String> TOKEN =
            Option.text("token").asRequired().asSecret();

    private final TownSession session;
    private final ConsoleRouter console;
    private final Prompt prompt;
    private final LineSplitter lines;
    private ConsoleCredentials credentials = ConsoleCredentials.none();
    private boolean quit;

    /**
     * Begins before the first tick.
     *
     * @param session the town
     * @param console what answers
     * @param gate through which a stop is requested
     * @param in where the commands come from, in UTF-8
     * @param prompt where the answers go
     */
    public PromptFeed(TownSession session, ConsoleRouter console, StopGate gate, InputStream in, Prompt prompt) {
        this.session = session;
        this.console = console;
        this.prompt = prompt;
        this.lines = new LineSplitter(gate.guard(in), MAX_LINE_BYTES);
        TownCommands.registerStatus(console, session);
        TownCommands.registerSteps(console, session, gate::stopRequested);
        console.register(new ConsoleCommand(
                "login", List.of(TOKEN), "Makes you an admin, by the admin token.", ConsoleRole.VIEWER, this::login));
        console.register(new ConsoleCommand("quit", List.of(), "Ends the town.", ConsoleRole.VIEWER, call -> {
            quit = true;
            return Payload.empty();
        }));
    }

    private Payload login(ConsoleCall call) {
        ConsoleCredentials shown = ConsoleCredentials.ofToken(call.arguments().get(TOKEN));
        if (console.roleOf(shown) != ConsoleRole.ADMIN) {
            throw new IllegalArgumentException("that is not the admin token of this console");
        }
        credentials = shown;
        return Payload.builder(1).put("role", ConsoleRole.ADMIN.wireName()).build();
    }

    @Override
    public boolean next() throws IOException {
        prompt.ask("town " + session.town().tick() + "> ");
        InputLine line = lines.next();
        if (line == null) {
            prompt.answer(List.of(""));
            return false;
        }
        if (line instanceof InputLine.Text text) {
            String command = new String(text.bytes(), text.offset(), text.length(), StandardCharsets.UTF_8).strip();
            if (!command.isEmpty()) {
                answer(console.dispatch(command, credentials));
            }
        } else {
            prompt.answer(List.of("error: the line is longer than " + MAX_LINE_BYTES + " bytes"));
        }
        return !quit;
    }

    private void answer(ConsoleResult result) {
        session.answered();
        if (result.banner() != null) {
            prompt.answer(List.of("[" + result.banner() + "]"));
        }
        prompt.answer(result.ok() ? AnswerText.of(result.answer()) : List.of("error: " + result.message()));
    }
}
