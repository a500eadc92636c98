package io.townlet.telemetry.cli.servers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server of the npm module ws, which appends each message that it reads to a file. */
final class WsServer implements KillableServer {

    private final Path folder;
    private final int port;
    private final double bytesPerEvent;
    private @Nullable ServerProcess process;

    /** Names a folder for its files, and what an event takes in them on average. */
    WsServer(Path folder, double bytesPerEvent) throws IOException {
        this.folder = folder;
        this.bytesPerEvent = bytesPerEvent;
        this.port = RealServers.freePort();
        Files.createFile(messages());
        Files.createFile(connections());
    }

    String url() {
        return "ws://127.0.0.1:" + port + "/events";
    }

    /** The file of messages. */
    Path messages() {
        return folder.resolve("messages.jsonl");
    }

    /** The file with a line for each connection. */
    Path connections() {
        return folder.resolve("connections.txt");
    }

    @Override
    public void start() throws IOException {
        Path modules = RealServers.nodeModules("ws");
        process = ServerProcess.start(
                folder,
                port,
                List.of(
                        "env",
                        "NODE_PATH=" + modules,
                        RealServers.program("node").toString(),
                        script().toString(),
                        Integer.toString(port),
                        messages().toString(),
                        connections().toString()));
    }

    private static Path script() throws IOException {
        URL script = Objects.requireNonNull(WsServer.class.getResource("/ws-server.cjs"));
        try {
            return Path.of(script.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    public long arrived() throws IOException {
        return (long) (Files.size(messages()) / bytesPerEvent);
    }
}
