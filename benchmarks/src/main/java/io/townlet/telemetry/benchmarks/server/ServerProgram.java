package io.townlet.telemetry.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * What a server's JVM runs. It prints its port, then answers each line {@code settle} by an empty line and each line {@code count} by the
 * numbers of {@link Arrivals}, and ends with its standard input.
 */
final class ServerProgram {

    static final String SETTLE = "settle";
    static final String COUNT = "count";

    private static final int BACKLOG = 50;

    private ServerProgram() {}

    /**
     * Runs a server.
     *
     * @param args its kind, and the folder of its key
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (CountingServer server = start(ServerKind.valueOf(args[0]), Path.of(args[1]))) {
            out.println(server.port());
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                if (command.equals(SETTLE)) {
                    server.settle();
                    out.println();
                } else {
                    Arrivals arrivals = server.arrivals();
                    out.println(arrivals.events() + " " + arrivals.bytes() + " " + arrivals.requests());
                }
            }
        }
    }

    private static CountingServer start(ServerKind kind, Path folder) throws IOException, GeneralSecurityException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return switch (kind) {
            case LINES -> new LineServer(new ServerSocket(0, BACKLOG, loopback));
            case TLS_LINES ->
                new LineServer(
                        ServerKey.context(folder).getServerSocketFactory().createServerSocket(0, BACKLOG, loopback));
            case STALLED -> new StalledServer(new ServerSocket(0, BACKLOG, loopback));
            case HTTP -> new PostServer(new ServerSocket(0, BACKLOG, loopback));
        };
    }
}
