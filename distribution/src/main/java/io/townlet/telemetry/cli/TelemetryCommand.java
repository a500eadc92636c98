package io.townlet.telemetry.cli;

import io.townlet.telemetry.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The {@code telemetry} command. */
@Command(
        name = "telemetry",
        description = "Runs a telemetry pipeline over a stream of JSON lines, or over a small simulated town.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = TelemetryCommand.Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            PluginsCommand.class,
            BenchCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything was delivered",
            "1:something was lost; one line on standard error says how much, and why",
            "2:wrong usage or configuration"
        })
public final class TelemetryCommand {

    TelemetryCommand() {}

    /**
     * Runs the command and ends the process with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(commandLine(Console.standardError()).execute(args));
    }

    /**
     * Makes the command line.
     *
     * @param console where failures are told
     * @return a command line that prints no stack trace
     */
    static CommandLine commandLine(Console console) {
        Failures failures = new Failures(console);
        return new CommandLine(new TelemetryCommand())
                // Files and values may begin with an @.
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** Gives the version that the jar's manifest names. */
    static String version() {
        String version = TelemetryCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    /** Tells the version. */
    static final class Version implements IVersionProvider {

        Version() {}

        @Override
        public String[] getVersion() {
            return new String[] {"telemetry " + version()};
        }
    }
}
