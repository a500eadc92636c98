package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command against rsyslog. */
@Timeout(120)
class RsyslogIT {

    private static final int EVENTS = 20_000;

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .commonName("Test authority")
            .certificateAuthority(0)
            .build();

    @TempDir
    Path folder;

    private Path input;
    private Path ca;

    @BeforeEach
    void writeFiles() throws IOException {
        input = FaultRun.writeEvents(folder.resolve("input.jsonl"), EVENTS);
        ca = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificatePem());
    }

    private static HeldCertificate.Builder signed(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(AUTHORITY);
    }

    private static HeldCertificate expired(HeldCertificate.Builder builder) {
        long now = System.currentTimeMillis();
        return builder.validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
                .build();
    }

    private Path write(String name, String pem) throws IOException {
        return Files.writeString(folder.resolve(name), pem);
    }

    private Rsyslog mutualTls(HeldCertificate shown) throws IOException {
        return Rsyslog.mutualTls(
                folder.resolve("server"),
                ca,
                write("server.pem", shown.certificatePem()),
                write("server.key", shown.privateKeyPkcs8Pem()));
    }

    private PackagedTree.Outcome run(String yaml, String... more) throws Exception {
        Path config = Files.writeString(
                folder.resolve("telemetry.yaml"), """
                telemetry:
                  transport:
                    type: tcp
                    worker_poll_seconds: 0.05
                    buffer: {max_batch_size: 512, max_buffer_bytes: 1048576, flush_interval_ticks: 512}
                """ + yaml.indent(4) + "  transforms: {pipeline: []}\n");
        List<String> command = new ArrayList<>(List.of(
                PackagedTree.LAUNCHER.toString(),
                "run",
                "--config",
                config.toString(),
                "--input",
                input.toString(),
                "--set",
                "telemetry.transport.retry.max_attempts=0"));
        command.addAll(List.of(more));
        return PackagedTree.run(folder, command);
    }

    private PackagedTree.Outcome runWithTls(int port, HeldCertificate shown, String... more) throws Exception {
        write("client.pem", shown.certificatePem());
        write("client.key", shown.privateKeyPkcs8Pem());
        return run("""
                endpoint: localhost:%d
                ca_file: ca.pem
                cert_file: client.pem
                key_file: client.key
                """.formatted(port), more);
    }

    @Test
    void everyEventArrivesInPlaintext() throws Exception {
        try (Rsyslog server = Rsyslog.plaintext(folder.resolve("server"))) {
            server.start();
            PackagedTree.Outcome outcome = run("""
                    endpoint: 127.0.0.1:%d
                    allow_plaintext: true
                    dev_allow_plaintext: true
                    """.formatted(server.port()));
            assertThat(outcome.status()).as(outcome.err()).isZero();
            server.stop();
            assertThat(Files.mismatch(input, server.lastFile())).isEqualTo(-1);
        }
    }

    @Test
    void everyEventArrivesWithMutualTls() throws Exception {
        try (Rsyslog server = mutualTls(signed("localhost").build())) {
            server.start();
            PackagedTree.Outcome outcome =
                    runWithTls(server.port(), signed("client").rsa2048().build());
            assertThat(outcome.status()).as(outcome.err()).isZero();
            server.stop();
            assertThat(Files.mismatch(input, server.lastFile())).isEqualTo(-1);
        }
    }

    private void assertRefused(Rsyslog server, PackagedTree.Outcome outcome, String... said) throws Exception {
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("can't connect to endpoint localhost:" + server.port() + ": ")
                .contains(said)
                .doesNotContain("\tat ");
        server.stop();
        assertThat(server.received()).allMatch(List::isEmpty);
    }

    @Test
    void theServerOfAnotherAuthorityIsRefused() throws Exception {
        try (Rsyslog server = mutualTls(signed("localhost").build())) {
            server.start();
            write(
                    "other.pem",
                    new HeldCertificate.Builder()
                            .certificateAuthority(0)
                            .build()
                            .certificatePem());
            assertRefused(
                    server,
                    runWithTls(
                            server.port(), signed("client").build(), "--set", "telemetry.transport.ca_file=other.pem"),
                    "comes from no authority that is trusted here; let ca_file name the PEM file");
        }
    }

    @Test
    void aServerOfAnotherNameIsRefused() throws Exception {
        try (Rsyslog server = mutualTls(signed("elsewhere.test").build())) {
            server.start();
            assertRefused(
                    server,
                    runWithTls(server.port(), signed("client").build()),
                    "the server's certificate is for another host");
        }
    }

    @Test
    void aServerWithAnExpiredCertificateIsRefused() throws Exception {
        try (Rsyslog server = mutualTls(expired(signed("localhost")))) {
            server.start();
            assertRefused(server, runWithTls(server.port(), signed("client").build()), "has expired (NotAfter: ");
        }
    }

    @Test
    void rsyslogRefusesAnExpiredCertificateOfOurs() throws Exception {
        try (Rsyslog server = mutualTls(signed("localhost").build())) {
            server.start();
            assertRefused(
                    server,
                    runWithTls(server.port(), expired(signed("client"))),
                    "the server refuses this side's certificate");
        }
    }
}
