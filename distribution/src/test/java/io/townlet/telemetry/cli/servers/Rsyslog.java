package io.townlet.telemetry.cli.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * rsyslog in the foreground, with its input for TCP alone. It writes each line as it came, without a queue of its own, into one file for
 * each time that it was started.
 */
final class Rsyslog implements KillableServer {

    private final Path folder;
    private final Path program;
    private final int port;
    private final String globals;
    private final String input;
    private final List<Path> files = new ArrayList<>();
    private ServerProcess process;

    private Rsyslog(Path folder, String globals, String input) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.program = RealServers.program("rsyslogd");
        this.port = RealServers.freePort();
        this.globals = globals;
        this.input = input;
    }

    static Rsyslog plaintext(Path folder) throws IOException {
        return new Rsyslog(folder, "", "");
    }

    /** Demands a certificate of each client. */
    static Rsyslog mutualTls(Path folder, Path ca, Path cert, Path key) throws IOException {
        return new Rsyslog(
                folder,
                " defaultNetstreamDriverCAFile=\"" + ca + "\" defaultNetstreamDriverCertFile=\"" + cert
                        + "\" defaultNetstreamDriverKeyFile=\"" + key + "\"",
                " streamDriver.name=\"ossl\" streamDriver.mode=\"1\" streamDriver.authMode=\"x509/certvalid\""
                        + " streamDriver.permitExpiredCerts=\"off\"");
    }

    int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        Path file = folder.resolve("received-" + (files.size() + 1) + ".jsonl");
        files.add(file);
        Path config =
                Files.writeString(folder.resolve("rsyslog.conf"), """
                global(workDirectory="%1$s" maxMessageSize="1m" parser.escapeControlCharactersOnReceive="off"
                       net.enableDNS="off"%2$s)
                module(load="imtcp"%3$s)
                template(name="asItCame" type="string" string="%%rawmsg%%\\n")
                ruleset(name="write" queue.type="Direct") {
                    action(type="omfile" file="%4$s" template="asItCame" ioBufferSize="64k")
                }
                input(type="imtcp" address="127.0.0.1" port="%5$d" ruleset="write")
                """.formatted(folder, globals, input, file, port));
        process = ServerProcess.start(
                folder,
                port,
                List.of(
                        program.toString(),
                        "-n",
                        "-f",
                        config.toString(),
                        "-i",
                        folder.resolve("rsyslog.pid").toString()));
    }

    @Override
    public void kill() {
        process.close();
    }

    /** Tells it to end, which it does when it has written all that it has read. */
    void stop() throws InterruptedException {
        process.stop();
    }

    /** Counts by the length of a line, about. */
    @Override
    public long arrived() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes / FaultRun.LINE_BYTES;
    }

    /** Reads what came while it ran for the first, the second time and so on. A last line without its end is left out: it is no event. */
    List<List<String>> received() throws IOException {
        List<List<String>> received = new ArrayList<>();
        for (Path file : files) {
            String text = Files.exists(file) ? Files.readString(file) : "";
            try (Stream<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines()) {
                received.add(lines.toList());
            }
        }
        return received;
    }

    /** Gives the file of the last start. */
    Path lastFile() {
        return files.get(files.size() - 1);
    }
}
