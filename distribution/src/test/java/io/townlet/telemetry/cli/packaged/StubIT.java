package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does where nothing can be streamed, or isn't to be. */
class StubIT {

    private static final String BANNER = "telemetry: STUB TELEMETRY: nothing is streamed\n";

    @TempDir
    Path folder;

    @Test
    void aStubThatWasAskedForStreamsNothingAndIsASuccess() throws Exception {
        Path config = config("telemetry: {provider: stub, transport: {type: file, file_path: out.jsonl}}");
        Path input = Files.writeString(folder.resolve("in.jsonl"), "{\"tick\":1}\nnone\n{\"tick\":2}\n");

        PackagedTree.Outcome run = telemetry("run", "--config", config.toString(), "--input", input.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(BANNER)
                .contains("3 lines, 2 events, 1 bad lines", "stub: delivered none of 2, as configured");

        PackagedTree.Outcome demo = telemetry("demo", "--ticks", "3", "--config", config.toString());
        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(demo.out()).isEmpty();
        assertThat(demo.err()).startsWith(BANNER).containsOnlyOnce(" WARN ");

        PackagedTree.Outcome check = telemetry("check", "--config", config.toString());
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.err()).contains("STUB TELEMETRY");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void whereNoTransportIsThereAllIsLostAndSaidSo() throws Exception {
        Path config = config("telemetry: {transport: {type: stdout}}");
        Path input = Files.writeString(folder.resolve("in.jsonl"), "{\"tick\":1}\n");
        Path none = Files.createDirectories(folder.resolve("plugins"));

        PackagedTree.Outcome run = telemetry(
                "run", "--config", config.toString(), "--input", input.toString(), "--plugins", none.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(BANNER).contains("lost all of 1 events, since no transport could be loaded");
        assertThat(run.status()).as(run.err()).isEqualTo(1);

        PackagedTree.Outcome check = telemetry("check", "--config", config.toString(), "--plugins", none.toString());
        assertThat(check.err()).contains("no transport could be loaded, so that nothing would be delivered");
        assertThat(check.status()).as(check.err()).isEqualTo(2);
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("telemetry.yaml"), yaml);
    }

    private PackagedTree.Outcome telemetry(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(PackagedTree.LAUNCHER.toString()));
        command.addAll(List.of(args));
        return PackagedTree.run(folder, command);
    }
}
