package io.townlet.telemetry.benchmarks.snapshot;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/snapshots}: measures what a snapshot of 10 KB costs the thread that runs the ticks. */
@Command(
        name = "benchmarks/snapshots",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures what a 10 KB snapshot that goes out as a diff costs the tick thread, with us and with Jackson inline.")
public final class SnapshotCommand implements Callable<Integer> {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "40",
            description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
    private int rounds = 40;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "500",
            description = "Ticks of each in a round (default: ${DEFAULT-VALUE}).")
    private int ticks = 500;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rounds before, which aren't counted (default: ${DEFAULT-VALUE}).")
    private int warmup = 20;

    private final PrintStream out;

    SnapshotCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new SnapshotCommand(out)).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        InlineJackson jackson = new InlineJackson();
        OurPublisher ours = new OurPublisher();
        TickCosts theirCosts = new TickCosts(jackson);
        TickCosts ourCosts = new TickCosts(ours);
        try (ours) {
            for (int round = 0; round < warmup + rounds; round++) {
                ourCosts.run(ticks, round >= warmup);
                theirCosts.run(ticks, round >= warmup);
            }
        }
        out.println("| on the tick thread, for a tick | p50, us | p90, us | bytes allocated |");
        out.println("| --- | ---: | ---: | ---: |");
        show("ours: detach, compare, emit", ourCosts);
        show("Jackson inline: valueToTree, equals, writeValueAsBytes", theirCosts);
        out.printf(
                Locale.ROOT,
                "%nJackson / ours: %.1f at p50, %.1f in bytes allocated; bytes sent: ours %d, Jackson %d%n",
                theirCosts.microsAt(50) / ourCosts.microsAt(50),
                (double) theirCosts.bytesPerTick() / ourCosts.bytesPerTick(),
                ours.bytes(),
                jackson.bytes());
        return CommandLine.ExitCode.OK;
    }

    private void show(String name, TickCosts costs) {
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %d |%n",
                name,
                costs.microsAt(50),
                costs.microsAt(90),
                costs.bytesPerTick());
    }
}
