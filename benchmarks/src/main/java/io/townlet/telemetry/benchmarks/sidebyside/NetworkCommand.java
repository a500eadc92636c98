package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.measure.TrialSettings;
import io.townlet.telemetry.benchmarks.report.JsonReport;
import io.townlet.telemetry.benchmarks.report.NetworkReport;
import io.townlet.telemetry.benchmarks.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/network}: measures delivery to servers on the loopback interface, side by side with others. */
@Command(
        name = "benchmarks/network",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures delivery to local servers side by side with others: one JVM for each run, in turn.")
public final class NetworkCommand implements Callable<Integer> {

    @Option(
            names = "--part",
            paramLabel = "tcp|http|stalled|all",
            defaultValue = "all",
            description = "What is measured (default: ${DEFAULT-VALUE}).")
    private String part = "all";

    @Option(
            names = "--producers",
            paramLabel = "N,...",
            split = ",",
            defaultValue = "1",
            description = "By how many threads (default: ${DEFAULT-VALUE}).")
    private List<Integer> producers = List.of(1);

    @Mixin
    private final ExtentOptions extentOptions = new ExtentOptions();

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events a saturated run takes (default: 8000000 over tcp, 4000000 over http).")
    private @Nullable Long events;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "${sys:benchmarks.home:-benchmarks}/target",
            description = {"Takes network.md and network.json, and the servers' key", "(default: ${DEFAULT-VALUE})."})
    private Path output = Path.of("benchmarks/target");

    private final PrintStream out;
    private final PrintStream progress;

    /**
     * Makes the command.
     *
     * @param out takes the settings and the results
     * @param progress takes a line for each run
     */
    NetworkCommand(PrintStream out, PrintStream progress) {
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
        System.exit(new CommandLine(new NetworkCommand(out, progress)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<NetworkPart> parts;
        Extent extent;
        List<TrialSettings> trials = new ArrayList<>();
        try {
            parts = Choices.parse(NetworkPart.class, part, "--part");
            extent = extentOptions.extent(events);
            String folder = output.resolve("network").toString();
            parts.forEach(each -> trials.addAll(each.trials(producers, extentOf(each, extent), folder)));
        } catch (IllegalArgumentException e) {
            progress.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        Results results = new TrialSession(progress).run(trials);
        Map<String, String> settings =
                settings(SessionSettings.of(parts.get(0).plan(producers, extentOf(parts.get(0), extent))));
        if (parts.size() > 1) {
            settings.put(
                    "events of other parts",
                    SessionSettings.count(extentOf(NetworkPart.HTTP, extent).events()) + " saturated");
        }
        String markdown = new NetworkReport(
                        settings, parts.stream().map(NetworkPart::comparison).toList(), results)
                .render();
        Files.writeString(output.resolve("network.md"), markdown);
        new JsonReport(settings, results).write(output.resolve("network.json"));
        out.print(markdown);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private Extent extentOf(NetworkPart each, Extent usual) {
        return extentOptions.isQuick() || events != null ? usual : each.lengthened(usual);
    }

    private static Map<String, String> settings(Map<String, String> ofAnySession) {
        Map<String, String> settings = new LinkedHashMap<>(ofAnySession);
        settings.put("servers", "on 127.0.0.1, each in a JVM of its own, the same for all contestants of a part");
        settings.put(
                "delivered",
                "counted by the server, per second from the first emit until the contestant is closed and all is counted");
        return settings;
    }
}
