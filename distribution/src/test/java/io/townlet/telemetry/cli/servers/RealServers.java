package io.townlet.telemetry.cli.servers;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds what the tests need of the machine. What is missing skips the test, or fails it where {@code TOWNLET_REQUIRE_SERVERS} says so. */
final class RealServers {

    /** Servers stand in the administrator's folders, which aren't on everybody's path. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/sbin"), Path.of("/usr/local/bin"));

    private RealServers() {}

    /** Finds a program. */
    static Path program(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name));
    }

    /** Finds the folder of modules that {@code .ci/install-servers} fills, with this module in it. */
    static Path nodeModules(String module) {
        Path modules = Path.of(System.getProperty("townlet.node.modules", "../target/servers/node_modules"))
                .toAbsolutePath()
                .normalize();
        return Files.isDirectory(modules.resolve(module)) ? modules : missing("the npm module " + module);
    }

    /** Gives a port of the loopback interface that is free now; a server that is to come back needs it to be known beforehand. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static <T> T missing(String what) {
        String message = what + " is not installed; .ci/install-servers installs it";
        return Boolean.parseBoolean(System.getenv("TOWNLET_REQUIRE_SERVERS")) ? fail(message) : abort(message);
    }
}
