package io.townlet.telemetry.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.MarkdownSnippet;
import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Follows the documents for authors and operators word for word, from an empty folder to a distribution that delivers. */
@EnabledIfEnvironmentVariable(named = Outside.REPOSITORY, matches = ".+")
class AuthorsSessionIT {

    private static final Path DOCS = PackagedTree.REPOSITORY.resolve("docs");
    private static final int TIMEOUT_MILLIS = 10_000;

    @TempDir
    Path folder;

    @Test
    void fromAnEmptyFolderToADistributionThatDelivers() throws Exception {
        Outside outside = new Outside(folder);
        List<String> logs = new ArrayList<>();
        for (String document : List.of("writing-plugins.md", "custom-distributions.md")) {
            logs.addAll(follow(outside, MarkdownSnippet.of(DOCS.resolve(document))));
        }
        assertThat(logs).hasSize(3);
        // As it comes from the archetype, and with the transport of the guide in it.
        Outside.assertTested(logs.get(0));
        Outside.assertTested(logs.get(1));
        assertThat(logs.get(2)).containsPattern("transport +stdout ").containsPattern("transport +udp +1\\.0\\.0 ");
        deliver(outside, folder.resolve("town-telemetry-1.0.0"));
    }

    /** Writes the files and runs the commands of a document. */
    private List<String> follow(Outside outside, List<MarkdownSnippet> snippets) throws Exception {
        List<String> logs = new ArrayList<>();
        for (MarkdownSnippet snippet : snippets) {
            Optional<String> file = snippet.target();
            if (file.isPresent()) {
                Path path = folder.resolve(file.get());
                Files.createDirectories(path.getParent());
                Files.writeString(path, snippet.text());
            } else if (snippet.needsMaven()) {
                logs.add(outside.shell(snippet.text()));
            }
        }
        return logs;
    }

    private static void deliver(Outside outside, Path distribution) throws Exception {
        Path recorded = distribution.resolve("recorded.jsonl");
        Files.writeString(recorded, outside.telemetry(PackagedTree.TREE, Map.of(), "demo", "--ticks", "3"));
        long count;
        try (var lines = Files.lines(recorded)) {
            count = lines.count();
        }
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String out = outside.telemetry(
                    distribution,
                    Map.of(),
                    "run",
                    "--config",
                    distribution.resolve("town.yaml").toString(),
                    "--input",
                    recorded.toString(),
                    "--set",
                    "telemetry.transports.1.port=" + socket.getLocalPort());
            assertThat(out.lines()).hasSize((int) count).allMatch(line -> line.contains("\"source\":\"my-town\""));
            assertThat(received(socket, out.lines().toList().size())).isEqualTo(out);
        }
    }

    private static String received(DatagramSocket socket, int datagrams) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < datagrams; i++) {
            socket.receive(packet);
            text.append(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** What the archetype makes passes on the later JDK, too. */
    @Test
    @EnabledIfEnvironmentVariable(named = "JAVA25_HOME", matches = ".+")
    void theArchetypePassesOnALaterJava() throws Exception {
        MarkdownSnippet first = MarkdownSnippet.of(DOCS.resolve("writing-plugins.md")).stream()
                .filter(MarkdownSnippet::needsMaven)
                .findFirst()
                .orElseThrow();
        Outside.assertTested(new Outside(folder, System.getenv("JAVA25_HOME")).shell(first.text()));
    }
}
