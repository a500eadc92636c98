package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command against nginx. */
class NginxIT {

    private static final int EVENTS = 20_000;
    private static final int BATCH = 500;

    @TempDir
    Path folder;

    private String run(String endpoint, String... options) throws Exception {
        Path input = FaultRun.writeEvents(folder.resolve("input.jsonl"), EVENTS);
        PackagedTree.Outcome outcome = deliver(input, endpoint, options);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return Files.readString(input);
    }

    private PackagedTree.Outcome deliver(Path input, String endpoint, String... options) throws Exception {
        Path config = HttpConfig.write(folder.resolve("telemetry.yaml"), endpoint, BATCH, options);
        return PackagedTree.run(
                folder,
                List.of(
                        PackagedTree.LAUNCHER.toString(),
                        "run",
                        "--config",
                        config.toString(),
                        "--input",
                        input.toString(),
                        "--status-file",
                        folder.resolve("status.json").toString()));
    }

    private NginxServer start(String tls, String limits) throws IOException {
        NginxServer server = new NginxServer(folder.resolve("nginx"), BATCH, tls, limits);
        server.start();
        return server;
    }

    private static String text(List<NginxServer.Kept> requests) {
        return requests.stream().map(NginxServer.Kept::text).collect(Collectors.joining());
    }

    @Test
    void allEventsArriveInOrder() throws Exception {
        try (NginxServer server = start("", "")) {
            String input = run("http://127.0.0.1:" + server.port() + "/events");
            assertThat(text(server.kept())).isEqualTo(input);
            assertThat(server.kept())
                    .hasSizeBetween(EVENTS / BATCH, EVENTS)
                    .allSatisfy(request -> assertThat(request.protocol()).isEqualTo("HTTP/1.1"));
            assertThat(server.keptOnce()).hasSameSizeAs(server.kept());
        }
    }

    @Test
    void compressedEventsArriveInOrder() throws Exception {
        try (NginxServer server = start("", "")) {
            String input = run("http://127.0.0.1:" + server.port() + "/events", "compression: gzip");
            assertThat(server.kept().stream().map(NginxServer.Kept::unzipped).collect(Collectors.joining()))
                    .isEqualTo(input);
        }
    }

    @Test
    void arraysArriveInOrder() throws Exception {
        try (NginxServer server = start("", "")) {
            String input = run("http://127.0.0.1:" + server.port() + "/events", "format: json_array");
            StringBuilder lines = new StringBuilder();
            for (NginxServer.Kept request : server.kept()) {
                for (JsonNode event : new ObjectMapper().readTree(request.text())) {
                    lines.append(event).append('\n');
                }
            }
            assertThat(lines.toString()).isEqualTo(input);
        }
    }

    @Test
    void eventsArriveOverHttp2WithTlsOnBothSides() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        try (NginxServer server = start(tls(authority), "")) {
            String input = run(
                    "https://localhost:" + server.port() + "/events",
                    "ca_file: " + Files.writeString(folder.resolve("ca.pem"), authority.certificatePem()),
                    "cert_file: " + folder.resolve("client.pem"),
                    "key_file: " + folder.resolve("client.key"));
            assertThat(text(server.kept())).isEqualTo(input);
            assertThat(server.kept())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.protocol()).isEqualTo("HTTP/2.0"));
        }
    }

    private String tls(HeldCertificate authority) throws IOException {
        HeldCertificate own = signedBy(authority, "localhost");
        HeldCertificate client = signedBy(authority, "town");
        Files.writeString(folder.resolve("server.pem"), own.certificatePem());
        Files.writeString(folder.resolve("server.key"), own.privateKeyPkcs8Pem());
        Files.writeString(folder.resolve("client.pem"), client.certificatePem());
        Files.writeString(folder.resolve("client.key"), client.privateKeyPkcs8Pem());
        Files.writeString(folder.resolve("clients-ca.pem"), authority.certificatePem());
        return String.join(
                "\n",
                "ssl_certificate " + folder.resolve("server.pem") + ";",
                "ssl_certificate_key " + folder.resolve("server.key") + ";",
                "ssl_client_certificate " + folder.resolve("clients-ca.pem") + ";",
                "ssl_verify_client on;");
    }

    private static HeldCertificate signedBy(HeldCertificate authority, String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .build();
    }

    /** nginx answers 413 as soon as it has read the headers, while the batch is still being sent. */
    @Test
    void batchesBeyondTheServersLimitAreHalvedUntilTheyFit() throws Exception {
        try (NginxServer server = start("", "client_max_body_size 8k;")) {
            Path input = FaultRun.writeEvents(folder.resolve("input.jsonl"), 3000);
            String large = "{\"tick\":3001,\"text\":\"" + "x".repeat(10_000) + "\"}\n";
            String fitting = Files.readString(input);
            Files.writeString(input, fitting + large + "{\"tick\":3002}\n");
            PackagedTree.Outcome outcome = deliver(input, "http://127.0.0.1:" + server.port() + "/events");
            assertThat(outcome.status()).as(outcome.err()).isOne();
            assertThat(text(server.kept())).isEqualTo(fitting + "{\"tick\":3002}\n");
            JsonNode status = new ObjectMapper()
                    .readTree(folder.resolve("status.json").toFile())
                    .path("transports")
                    .path(0);
            assertThat(status.path("dropped_messages").asInt()).isOne();
            assertThat(status.path("dropped_by_reason").path("too_large").asInt())
                    .isOne();
        }
    }

    @Test
    void nothingIsLostWhereTheServerIsRestarted() throws Exception {
        NginxServer nginx = new NginxServer(folder.resolve("nginx"), BATCH, "", "");
        try (KillableServer restarted = new Restarted(nginx)) {
            Path config = HttpConfig.write(
                    folder.resolve("telemetry.yaml"), "http://127.0.0.1:" + nginx.port() + "/events", BATCH);
            FaultRun.Result result = FaultRun.run(folder, config, restarted, EVENTS * 2, 3, 7);
            assertThat(result.exitStatus()).as(result.err()).isZero();
            assertThat(result.closes()).isTrue();
            assertThat(result.count("payloads_flushed_total")).isEqualTo(EVENTS * 2);
            assertThat(text(nginx.keptOnce())).isEqualTo(Files.readString(folder.resolve("input.jsonl")));
        }
    }

    /** Is told to end, not killed. */
    private record Restarted(NginxServer nginx) implements KillableServer {

        @Override
        public void start() throws IOException {
            nginx.start();
        }

        @Override
        public void kill() {
            try {
                nginx.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public long arrived() throws IOException {
            return nginx.arrived();
        }
    }
}
