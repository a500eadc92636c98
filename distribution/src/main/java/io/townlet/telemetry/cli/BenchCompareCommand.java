package io.townlet.telemetry.cli;

import io.townlet.telemetry.cli.bench.ReportComparison;
import io.townlet.telemetry.cli.bench.ReportFile;
import io.townlet.telemetry.cli.bench.UnusableReportException;
import io.townlet.telemetry.cli.console.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code telemetry bench compare}: puts two reports side by side. */
@Command(
        name = "compare",
        description = {"Prints what changed from one report to another, as numbers and in per cent.", ""})
final class BenchCompareCommand implements Callable<Integer> {

    @Option(names = "--current", paramLabel = "FILE", required = true, description = "The report to judge.")
    private Path current = Path.of("");

    @Option(names = "--baseline", paramLabel = "FILE", required = true, description = "The report to judge it by.")
    private Path baseline = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchCompareCommand() {}

    @Override
    public Integer call() throws UsageException {
        ReportComparison comparison = comparison();
        PrintWriter out = spec.commandLine().getOut();
        out.print(comparison.table());
        Console console = Console.standardError();
        comparison.caveats().forEach(console::say);
        return out.checkError() ? 1 : 0;
    }

    private ReportComparison comparison() throws UsageException {
        try {
            return new ReportComparison(ReportFile.read(baseline), ReportFile.read(current));
        } catch (UnusableReportException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
