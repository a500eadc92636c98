package io.townlet.telemetry.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server in a JVM of its own. Not safe for use by several threads. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final int port;
    private final Path folder;

    private ServerProcess(Process process, Path folder) throws IOException {
        this.process = process;
        this.folder = folder;
        commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(answer());
    }

    /**
     * Starts a server, and waits until it accepts connections.
     *
     * @param kind what it does
     * @param folder takes its key where it needs one
     * @return the server
     * @throws IOException where it can't be started
     * @throws InterruptedException where the thread is interrupted
     */
    public static ServerProcess start(ServerKind kind, Path folder) throws IOException, InterruptedException {
        if (kind == ServerKind.TLS_LINES) {
            ServerKey.create(Files.createDirectories(folder));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProgram.class.getName(),
                        kind.name(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new ServerProcess(process, folder);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Gives its address.
     *
     * @return host and port
     */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /**
     * Names the certificate to trust, where it has one.
     *
     * @return a PEM file
     */
    public Path certificate() {
        return ServerKey.certificate(folder);
    }

    /**
     * Waits until everything that clients which are gone have sent is counted.
     *
     * @throws IOException where the server has ended
     */
    public void settle() throws IOException {
        commands.println(ServerProgram.SETTLE);
        answer();
    }

    /**
     * Asks what has arrived since the server was started.
     *
     * @return the counts
     * @throws IOException where the server has ended
     */
    public Arrivals arrivals() throws IOException {
        commands.println(ServerProgram.COUNT);
        String[] counts = answer().split(" ", -1);
        return new Arrivals(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the server ended; what it wrote stands above");
        }
        return line;
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
