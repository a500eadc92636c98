package io.townlet.telemetry.cli;

import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.cli.console.Console;
import io.townlet.telemetry.cli.run.PipelineRun;
import io.townlet.telemetry.core.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of failures in plain lines, and turns them into the exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        console.say(failure.getMessage() + suggestion(failure) + "; see '" + command + " --help'");
        return ExitCode.USAGE;
    }

    private static String suggestion(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "; did you mean '" + unmatched.getSuggestions().get(0) + "'?";
        }
        return "";
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof ConfigException
                || failure instanceof InvalidOptionException
                || failure instanceof UsageException) {
            String.valueOf(failure.getMessage()).lines().forEach(console::say);
            return ExitCode.USAGE;
        }
        console.say("something unexpected went wrong: " + failure);
        return PipelineRun.SOMETHING_LOST;
    }
}
