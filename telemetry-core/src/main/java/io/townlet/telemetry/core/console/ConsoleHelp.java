package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import io.townlet.telemetry.api.option.Option;
import java.util.Collection;
import java.util.List;

/** Describes commands to whoever asks for help. */
final class ConsoleHelp {

    private ConsoleHelp() {}

    /** Gives each command's sentence by its usage. */
    static Payload of(Collection<ConsoleCommand> commands) {
        PayloadBuilder sentences = Payload.builder();
        for (ConsoleCommand command : commands) {
            String admins = command.role() == ConsoleRole.ADMIN ? " (admin)" : "";
            sentences.put(command.usage(), command.help() + admins);
        }
        return Payload.builder(1).put("commands", sentences.build()).build();
    }

    /** Explains one command in full. */
    static Payload of(ConsoleCommand command) {
        List<Payload> arguments =
                command.arguments().stream().map(ConsoleHelp::of).toList();
        return Payload.builder(4)
                .put("usage", command.usage())
                .put("help", command.help())
                .put("role", command.role().wireName())
                .put("arguments", (Object) arguments)
                .build();
    }

    private static Payload of(Option<?> argument) {
        return Payload.builder(2)
                .put("name", argument.name())
                .put("value", argument.type().allowed())
                .build();
    }
}
