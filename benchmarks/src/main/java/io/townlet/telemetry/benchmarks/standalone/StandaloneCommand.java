package io.townlet.telemetry.benchmarks.standalone;

import io.townlet.telemetry.benchmarks.contestant.Contestant;
import io.townlet.telemetry.benchmarks.contestant.ContestantKind;
import io.townlet.telemetry.benchmarks.contestant.Place;
import io.townlet.telemetry.benchmarks.measure.RecordCounter;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/standalone}: measures {@code telemetry run} from a file to a file. */
@Command(
        name = "benchmarks/standalone",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures telemetry run from a file to a file against jq and a plain Jackson loop, in turn.")
public final class StandaloneCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Lines of the input (default: ${DEFAULT-VALUE}).")
    private long events = 1_000_000;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Runs of each (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(
            names = "--telemetry",
            paramLabel = "FILE",
            defaultValue = "${sys:benchmarks.home:-benchmarks}/../distribution/target/telemetry/bin/telemetry",
            description = "The command (default: ${DEFAULT-VALUE}).")
    private Path telemetry = Path.of("telemetry");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "${sys:benchmarks.home:-benchmarks}/target",
            description = "Takes standalone.md, and the files that are read and written (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("benchmarks/target");

    private final PrintStream out;
    private final PrintStream progress;

    StandaloneCommand(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new StandaloneCommand(out, progress)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isExecutable(telemetry)) {
            progress.println("there is no command " + telemetry
                    + "; first run: mvn -q -pl distribution -am -DskipTests package");
            return CommandLine.ExitCode.USAGE;
        }
        Path folder = Files.createDirectories(output.resolve("standalone"));
        Path input = folder.resolve("input.jsonl");
        try {
            write(input);
            long inputBytes = Files.size(input);
            Map<Rival, List<Double>> seconds = compete(rivals(new Rivals(input, folder)));
            String report = StandaloneReport.render(events, inputBytes, seconds);
            Files.writeString(output.resolve("standalone.md"), report);
            out.print(report);
        } finally {
            Files.deleteIfExists(input);
        }
        return CommandLine.ExitCode.OK;
    }

    private void write(Path input) throws IOException {
        Files.deleteIfExists(input);
        TickReport report = new TickReport(0);
        try (Contestant lines = ContestantKind.JACKSON_POJO.open(new Place(input.toString(), input))) {
            for (long i = 0; i < events; i++) {
                report.advance();
                lines.emit(report);
            }
        }
    }

    private List<Rival> rivals(Rivals rivals) throws IOException {
        List<Rival> all = new ArrayList<>(List.of(rivals.telemetry(telemetry), rivals.copyLoop()));
        Optional<Rival> jq = rivals.jq();
        if (jq.isEmpty()) {
            progress.println("SKIPPED: jq, which is not on the PATH");
        }
        jq.ifPresent(all::add);
        return all;
    }

    private Map<Rival, List<Double>> compete(List<Rival> rivals) throws IOException, InterruptedException {
        Map<Rival, List<Double>> seconds = new LinkedHashMap<>();
        for (int run = 1; run <= runs; run++) {
            for (Rival rival : rivals) {
                Files.deleteIfExists(rival.output());
                double took = rival.run();
                long lines = RecordCounter.count(rival.output(), "\n");
                Files.delete(rival.output());
                if (lines != events) {
                    throw new IOException(rival.title() + " wrote " + lines + " lines of " + events);
                }
                seconds.computeIfAbsent(rival, each -> new ArrayList<>()).add(took);
                progress.printf("%d/%d  %s: %.2f s%n", run, runs, rival.title(), took);
            }
        }
        return seconds;
    }
}
