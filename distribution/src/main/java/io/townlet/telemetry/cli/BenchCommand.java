package io.townlet.telemetry.cli;

import picocli.CommandLine.Command;

/** {@code telemetry bench}: measures what a configuration costs the thread of the ticks, and what becomes of the events under it. */
@Command(
        name = "bench",
        description = {
            "Measures what a configuration costs and delivers, compares two measurements, or looks for the best settings.",
            ""
        },
        subcommands = {BenchRunCommand.class, BenchCompareCommand.class, BenchSweepCommand.class})
final class BenchCommand {

    BenchCommand() {}
}
