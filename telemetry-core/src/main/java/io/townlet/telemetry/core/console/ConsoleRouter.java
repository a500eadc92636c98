package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.sink.TelemetrySink;
import io.townlet.telemetry.core.naming.NearestName;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands, has them carried out, and tells of each result by the event {@code console.result}. Built in are {@code telemetry_snapshot}, {@code transport_status},
 * {@code health_status}, {@code console_history}, {@code narrations}, {@code plugins}, {@code flush} (for admins) and {@code help}; a program registers its own.
 *
 * <p>A line has at most 4096 characters, and a command at most 32 arguments. Neither lines nor arguments are logged, kept or emitted, but for the
 * command's name. Safe for use by several threads; a command runs on the thread that gives it.
 */
public final class ConsoleRouter {

    /** The name of the event that tells of a result. */
    public static final String RESULT_EVENT = "console.result";

    /** The most commands that can be registered, the built-in ones counted. */
    public static final int MAX_COMMANDS = 1000;

    private static final Logger LOGGER = LoggerFactory.getLogger(ConsoleRouter.class);
    private static final int MAX_MESSAGE_CHARS = 500;
    private static final Option<String> COMMAND = Option.text("command");

    private final ConsoleTarget target;
    private final Optional<ConsoleCredentials> admin;
    private final SortedMap<String, ConsoleCommand> commands = new ConcurrentSkipListMap<>();
    private final ConsoleHistory history = new ConsoleHistory();
    private final AtomicLong results = new AtomicLong();

    ConsoleRouter(ConsoleTarget target, Optional<ConsoleCredentials> admin, @Nullable PluginCatalog plugins) {
        this.target = target;
        this.admin = admin;
        new BuiltInCommands(target, history, plugins).all().forEach(this::register);
        register(new ConsoleCommand(
                "help",
                List.of(COMMAND),
                "Lists the commands, or explains one.",
                ConsoleRole.VIEWER,
                call -> help(call.arguments().find(COMMAND).orElse(null))));
    }

    /**
     * Starts the description of a console over a simulation's telemetry. Where that is a stub, every result says so.
     *
     * @param telemetry what is asked, and told of results
     * @return a builder
     */
    public static ConsoleRouterBuilder builder(SimulationTelemetry telemetry) {
        return new ConsoleRouterBuilder(ConsoleTarget.of(telemetry));
    }

    /**
     * Starts the description of a console over a pipeline, which offers neither snapshots nor narrations.
     *
     * @param sink what is asked, and told of results
     * @return a builder
     */
    public static ConsoleRouterBuilder builder(TelemetrySink sink) {
        return new ConsoleRouterBuilder(ConsoleTarget.of(sink));
    }

    /**
     * Adds a command.
     *
     * @param command the command
     * @throws IllegalArgumentException where there is one of that name already, or there are {@value #MAX_COMMANDS}
     */
    public void register(ConsoleCommand command) {
        if (commands.size() >= MAX_COMMANDS) {
            throw new IllegalArgumentException("there are " + MAX_COMMANDS + " commands already; register fewer");
        }
        if (commands.putIfAbsent(command.name(), command) != null) {
            throw new IllegalArgumentException(
                    "there is a command '" + command.name() + "' already; give the new one another name");
        }
    }

    /**
     * Tells what somebody may do.
     *
     * @param credentials what they show
     * @return admin where they show the admin token, else viewer
     */
    public ConsoleRole roleOf(ConsoleCredentials credentials) {
        return credentials.roleBy(admin);
    }

    /**
     * Carries out a line, taken apart at blanks; quotes keep them together.
     *
     * @param line a command and its arguments, each as {@code value} or {@code name=value}
     * @param credentials what the caller shows
     * @return what became of it
     */
    public ConsoleResult dispatch(String line, ConsoleCredentials credentials) {
        List<String> words;
        try {
            words = ConsoleLine.of(line).words();
        } catch (ConsoleLine.MalformedLineException e) {
            return finish("", credentials, Outcome.error(ConsoleError.MALFORMED, e.getMessage() + "; try help"));
        }
        if (words.isEmpty()) {
            return finish("", credentials, Outcome.error(ConsoleError.MALFORMED, "the line is blank; try help"));
        }
        return dispatch(words.get(0), words.subList(1, words.size()), credentials);
    }

    /**
     * Carries out a command.
     *
     * @param command its name
     * @param arguments each as {@code value} or {@code name=value}
     * @param credentials what the caller shows
     * @return what became of it
     */
    public ConsoleResult dispatch(String command, List<String> arguments, ConsoleCredentials credentials) {
        String shown = command.length() <= ConsoleCommand.MAX_NAME_LENGTH
                ? command
                : command.substring(0, ConsoleCommand.MAX_NAME_LENGTH) + "...";
        return finish(shown, credentials, outcome(command, shown, arguments, roleOf(credentials)));
    }

    private Outcome outcome(String name, String shown, List<String> words, ConsoleRole role) {
        ConsoleCommand command = commands.get(name);
        if (command == null) {
            return Outcome.error(ConsoleError.UNKNOWN_COMMAND, unknown(shown));
        }
        if (command.role().compareTo(role) > 0) {
            return Outcome.error(ConsoleError.FORBIDDEN, forbidden(command));
        }
        List<String> problems = new ArrayList<>();
        if (words.size() >= ConsoleLine.MAX_WORDS) {
            problems.add("at most " + (ConsoleLine.MAX_WORDS - 1) + " arguments are allowed");
            return Outcome.error(ConsoleError.USAGE, usage(command, problems));
        }
        Options arguments = ConsoleArguments.read(command, words, problems);
        return problems.isEmpty()
                ? answer(command, new ConsoleCall(arguments, role))
                : Outcome.error(ConsoleError.USAGE, usage(command, problems));
    }

    private static Outcome answer(ConsoleCommand command, ConsoleCall call) {
        try {
            return Outcome.answer(command.handler().answer(call));
        } catch (UnsupportedOperationException e) {
            return Outcome.error(ConsoleError.UNSUPPORTED, notOffered(command) + because(e));
        } catch (IncompatibleClassChangeError e) {
            // The sink was built against an older interface, and lacks the method.
            return Outcome.error(ConsoleError.UNSUPPORTED, notOffered(command));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.error(ConsoleError.FAILED, "'" + command.name() + "' was interrupted");
        } catch (IllegalArgumentException e) {
            return Outcome.error(ConsoleError.FAILED, "'" + command.name() + "' can't be done" + because(e));
        } catch (Exception | LinkageError | StackOverflowError e) {
            return Outcome.error(
                    ConsoleError.FAILED,
                    "'" + command.name() + "' failed: " + e.getClass().getSimpleName() + because(e));
        }
    }

    private static String notOffered(ConsoleCommand command) {
        return "this sink doesn't offer what '" + command.name() + "' needs";
    }

    private static String because(Throwable e) {
        String message = e.getMessage();
        if (message == null) {
            return "";
        }
        return ": "
                + (message.length() <= MAX_MESSAGE_CHARS ? message : message.substring(0, MAX_MESSAGE_CHARS) + "...");
    }

    private ConsoleResult finish(String command, ConsoleCredentials credentials, Outcome outcome) {
        ConsoleResult result = new ConsoleResult(
                results.incrementAndGet(),
                currentTick(),
                command,
                roleOf(credentials),
                isStub() ? SimulationTelemetry.STUB_BANNER : null,
                outcome.error(),
                outcome.message(),
                outcome.answer());
        history.add(result);
        try {
            target.emitResult(result.metadata(), result.toPayload());
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn(
                    "console_result_not_emitted command={} error={}",
                    command,
                    e.getClass().getName());
        }
        return result;
    }

    private long currentTick() {
        try {
            return target.currentTick();
        } catch (UnsupportedOperationException | IncompatibleClassChangeError e) {
            return 0;
        }
    }

    private boolean isStub() {
        try {
            return target.isStub();
        } catch (UnsupportedOperationException | IncompatibleClassChangeError e) {
            return false;
        }
    }

    private Payload help(@Nullable String name) {
        if (name == null) {
            return ConsoleHelp.of(commands.values());
        }
        ConsoleCommand command = commands.get(name);
        if (command == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return ConsoleHelp.of(command);
    }

    private String unknown(String shown) {
        String nearest = NearestName.of(shown, commands.keySet());
        return "there is no command '" + shown + "'"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?")
                + (nearest == null ? "; help lists what there is" : " help lists what there is");
    }

    private String forbidden(ConsoleCommand command) {
        return "'" + command.name() + "' is for admins; "
                + (admin.isPresent() ? "show the admin token" : "there is no admin token here, so nobody is one");
    }

    private static String usage(ConsoleCommand command, List<String> problems) {
        return String.join("; ", problems) + "; usage: " + command.usage();
    }

    /** What a command came to. */
    private record Outcome(
            @Nullable ConsoleError error, @Nullable String message, Payload answer) {

        static Outcome answer(Payload answer) {
            return new Outcome(null, null, answer);
        }

        static Outcome error(ConsoleError error, String message) {
            return new Outcome(error, message, Payload.empty());
        }
    }
}
