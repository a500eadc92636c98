package io.townlet.telemetry.cli.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * nginx that keeps the body of each request in a file, and hands the request on to a second server of its own, which notes it and answers 204.
 * So all that was answered was noted, and what was noted had arrived whole.
 */
final class NginxServer implements KillableServer {

    /** A request that arrived whole. */
    record Kept(String protocol, int status, String key, Path body) {

        /** Reads the body, uncompressed. */
        String text() {
            try (InputStream in = Files.newInputStream(body)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads a body that was compressed. */
        String unzipped() {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(body))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Path folder;
    private final int batchSize;
    private final int port;
    private ServerProcess process;

    /**
     * Prepares a server.
     *
     * @param folder where it keeps everything
     * @param batchSize how many events a request has, for counting what arrived
     * @param tls lines of configuration for TLS, or nothing
     * @param limits further lines of configuration
     */
    NginxServer(Path folder, int batchSize, String tls, String limits) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.batchSize = batchSize;
        this.port = RealServers.freePort();
        Files.createDirectories(folder.resolve("bodies"));
        Files.writeString(folder.resolve("nginx.conf"), configuration(RealServers.freePort(), tls, limits));
    }

    private String configuration(int behind, String tls, String limits) {
        return String.join(
                "\n",
                "daemon off;",
                // One process that does it all, so that killing it ends everything at one moment.
                "master_process off;",
                // Only looked at where root starts it: its files then stay readable for whoever runs the test.
                "user " + System.getProperty("user.name") + ";",
                "pid nginx.pid;",
                "error_log error.log;",
                "events { worker_connections 64; }",
                "http {",
                "  log_format kept '$http_x_protocol $status $http_idempotency_key $http_x_body';",
                "  access_log off;",
                "  client_body_temp_path bodies;",
                "  proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;",
                "  client_max_body_size 64m;",
                "  server {",
                "    listen 127.0.0.1:" + port + (tls.isEmpty() ? ";" : " ssl http2;"),
                tls,
                limits,
                "    location / {",
                "      client_body_in_file_only on;",
                "      proxy_pass_request_body off;",
                "      proxy_set_header Content-Length '';",
                "      proxy_set_header X-Protocol $server_protocol;",
                "      proxy_set_header X-Body $request_body_file;",
                "      proxy_pass http://127.0.0.1:" + behind + ";",
                "    }",
                "  }",
                "  server {",
                "    listen 127.0.0.1:" + behind + ";",
                "    access_log kept.log kept;",
                "    location / { return 204; }",
                "  }",
                "}",
                "");
    }

    @Override
    public void start() throws IOException {
        process = ServerProcess.start(
                folder,
                port,
                List.of(
                        RealServers.program("nginx").toString(),
                        "-p",
                        folder + "/",
                        "-c",
                        "nginx.conf",
                        "-e",
                        "error.log"));
    }

    @Override
    public void kill() {
        process.close();
    }

    /** Lets it end what it is at. */
    void stop() throws InterruptedException {
        process.stop();
    }

    int port() {
        return port;
    }

    @Override
    public long arrived() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("bodies"))) {
            return files.count() * batchSize;
        }
    }

    /** Gives the requests that arrived whole, in the order in which they were answered. */
    List<Kept> kept() throws IOException {
        return Files.readAllLines(folder.resolve("kept.log")).stream()
                .map(line -> line.split(" ", 4))
                .map(parts -> new Kept(parts[0], Integer.parseInt(parts[1]), parts[2], Path.of(parts[3])))
                .toList();
    }

    /** Gives the first request of each key, as a server does that knows a batch when it sees it again. */
    List<Kept> keptOnce() throws IOException {
        Map<String, Kept> byKey = new LinkedHashMap<>();
        kept().forEach(request -> byKey.putIfAbsent(request.key(), request));
        return List.copyOf(byKey.values());
    }
}
