package io.townlet.telemetry.cli.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code prometheus-node-exporter} that reads one folder of metrics, and is scraped as Prometheus does. */
final class NodeExporter implements KillableServer {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Path folder;
    private final Path metrics;
    private final int port;
    private @Nullable ServerProcess process;

    /** Takes a folder to run in, and the file of metrics in the folder that it is to read. */
    NodeExporter(Path folder, Path metrics) throws IOException {
        this.folder = folder;
        this.metrics = metrics;
        this.port = RealServers.freePort();
    }

    @Override
    public void start() throws IOException {
        process = ServerProcess.start(
                folder,
                port,
                List.of(
                        RealServers.program("prometheus-node-exporter").toString(),
                        "--collector.disable-defaults",
                        "--collector.textfile",
                        "--collector.textfile.directory=" + metrics.getParent(),
                        "--web.listen-address=127.0.0.1:" + port));
    }

    @Override
    public void kill() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    public long arrived() throws IOException {
        try {
            return (long) sum(samples(Files.readString(metrics)), "townlet_telemetry_messages_total");
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Asks for all metrics, and gives each series with its value. */
    Map<String, Double> scrape() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError("status " + response.statusCode() + ": " + response.body());
        }
        return samples(response.body());
    }

    static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            samples.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        });
        return samples;
    }

    /** Adds up a metric over all its labels. */
    static double sum(Map<String, Double> samples, String name) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
