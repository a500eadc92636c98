package io.townlet.telemetry.benchmarks.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets the programs up that are compared. All of them copy the same file, each to one of its own. */
final class Rivals {

    private static final String CONFIG = """
            telemetry:
              transport:
                type: file
                file_path: '%s'
                buffer: {max_batch_size: 512, max_buffer_bytes: 16777216}
              transforms:
                pipeline: []
            """;

    private final Path input;
    private final Path folder;

    Rivals(Path input, Path folder) {
        this.input = input;
        this.folder = folder;
    }

    Rival telemetry(Path command) throws IOException {
        Path copy = folder.resolve("telemetry.jsonl");
        Path config = folder.resolve("telemetry.yaml");
        Files.writeString(config, CONFIG.formatted(copy.toString().replace("'", "''")));
        return new Rival(
                "telemetry run",
                List.of(command.toString(), "run", "--config", config.toString(), "--input", input.toString()),
                copy,
                false);
    }

    Rival copyLoop() {
        Path copy = folder.resolve("copy-loop.jsonl");
        return new Rival(
                "plain Jackson loop",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CopyLoop.class.getName(),
                        input.toString(),
                        copy.toString()),
                copy,
                false);
    }

    /** Gives jq where it is installed. */
    Optional<Rival> jq() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(each -> Path.of(each, "jq"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(jq -> new Rival(
                        "jq -c .",
                        List.of(jq.toString(), "-c", ".", input.toString()),
                        folder.resolve("jq.jsonl"),
                        true));
    }
}
