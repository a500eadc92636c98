package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.aggregation.AggregationSettings;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDefaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# nothing\n",
                "---\n",
                "telemetry:\n",
                "{}",
                "telemetry: {transport: }",
                "\uFEFFtelemetry:"
            })
    void whatSaysNothingIsAllDefaults(String yaml) {
        PipelineConfig config = ConfigText.of(yaml).read();

        assertThat(config.transports()).hasSize(1);
        assertThat(config.transports().get(0).id()).isEqualTo("stdout");
        assertThat(config.transports().get(0).plugin().provider().name()).isEqualTo("stdout");
        assertThat(config.transports().get(0).delivery()).isEqualTo(DeliverySettings.defaults());
        assertThat(config.intakeMaxBytes()).isEqualTo(4 * 1024 * 1024);
        assertThat(config.encoding()).isEqualTo(Encoding.FLAT);
        assertThat(config.aggregation()).isEqualTo(new AggregationSettings(true, 100));
        assertThat(config.baseDirectory()).isEqualTo(ConfigText.BASE);
    }

    @Test
    void withoutAPipelineOfTransformsThePolicyIdentityIsRedacted() {
        List<TransformConfig> transforms = ConfigText.of("").read().transforms();

        assertThat(transforms)
                .extracting(each -> each.plugin().provider().name())
                .containsExactly("snapshot_normalizer", "redact_fields", "ensure_fields", "schema_validator");
        assertThat(transforms.get(1).options().get(TestPlugins.FIELDS)).containsExactly("policy_identity");
        assertThat(transforms.get(1).options().get(TestPlugins.KINDS)).containsExactly("snapshot", "diff");
    }

    @Test
    void aDefaultTransformThatIsNotThereIsAProblemAndNotLeftOut() {
        assertThat(ConfigText.of("telemetry:", "  transport: {type: stdout}")
                        .with(TestPlugins.catalogWithout("redact_fields"))
                        .complaints())
                .containsExactly(
                        "t.yaml:2:3 telemetry.transforms.pipeline: is left out, and of the transforms that it then has "
                                + "these were not found: redact_fields; add io.townlet.telemetry:transforms-standard, or configure "
                                + "'transforms: {pipeline: []}' to send everything as it is");
    }

    @Test
    void anEmptyPipelineNeedsNoTransform() {
        PipelineConfig config = ConfigText.of("telemetry: {transforms: {pipeline: []}}")
                .with(TestPlugins.catalogWithout("redact_fields"))
                .read();

        assertThat(config.transforms()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        PipelineConfig config = ConfigText.of(
                        "telemetry:",
                        "  encoding: envelope",
                        "  diff_enabled: false",
                        "  keyframe_interval_ticks: 1000000",
                        "  intake: {max_bytes: 65536}",
                        "  worker: {backpressure: fan_out, restart_limit: '7', block_timeout_seconds: unlimited}",
                        "  transports:",
                        "    - type: file",
                        "      id: disk",
                        "      file_path: out/a.jsonl",
                        "      connect_timeout_seconds: 1.5",
                        "      send_timeout_seconds: 2",
                        "      worker_poll_seconds: \"0.25\"",
                        "      retry: {max_attempts: unlimited, backoff_seconds: 3}",
                        "      buffer: {max_batch_size: 64, max_buffer_bytes: 2048, flush_interval_ticks: 5}",
                        "    - endpoint: localhost:1234",
                        "      type: tcp",
                        "      enable_tls: false",
                        "      headers: {a: 1, b: two}",
                        "  transforms:",
                        "    pipeline:",
                        "      - ensure_fields",
                        "      - redact_fields:",
                        "          fields: [a.b, c]",
                        "      - schema_validator:",
                        "      - redact_fields: {fields: []}")
                .read();

        DeliverySettings.Worker worker =
                new DeliverySettings.Worker(Backpressure.FAN_OUT, OptionType.UNLIMITED_TIME, 7);
        TransportConfig disk = config.transports().get(0);
        assertThat(config.encoding()).isEqualTo(Encoding.ENVELOPE);
        assertThat(config.aggregation()).isEqualTo(new AggregationSettings(false, 1_000_000));
        assertThat(config.intakeMaxBytes()).isEqualTo(65536);
        assertThat(disk.id()).isEqualTo("disk");
        assertThat(disk.options().get(TestPlugins.FILE_PATH)).isEqualTo(Path.of("out/a.jsonl"));
        assertThat(disk.options().get(TestPlugins.ROTATE)).isEqualTo("never");
        assertThat(disk.delivery())
                .isEqualTo(new DeliverySettings(
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(250),
                        new DeliverySettings.Retry(OptionType.UNLIMITED_COUNT, Duration.ofSeconds(3)),
                        new DeliverySettings.Buffer(64, 2048, 5),
                        worker));
        TransportConfig tcp = config.transports().get(1);
        assertThat(tcp.id()).isEqualTo("tcp");
        assertThat(tcp.delivery()).isEqualTo(DeliverySettings.defaults().withWorker(worker));
        assertThat(tcp.options().get(TestPlugins.ENDPOINT)).isEqualTo("localhost:1234");
        assertThat(tcp.options().get(TestPlugins.ENABLE_TLS)).isFalse();
        assertThat(tcp.options().get(TestPlugins.HEADERS))
                .containsEntry("a", "1")
                .containsEntry("b", "two");
        assertThat(config.transforms())
                .extracting(each -> each.plugin().provider().name())
                .containsExactly("ensure_fields", "redact_fields", "schema_validator", "redact_fields");
        assertThat(config.transforms().get(1).options().get(TestPlugins.FIELDS)).containsExactly("a.b", "c");
        assertThat(config.transforms().get(3).options().get(TestPlugins.FIELDS)).isEmpty();
    }

    @Test
    void aWorkerInsideATransportHoldsForThatOneAlone() {
        List<TransportConfig> transports = ConfigText.of(
                        "telemetry:",
                        "  transports:",
                        "    - {type: stdout, worker: {backpressure: block}}",
                        "    - {type: file, file_path: x}")
                .read()
                .transports();

        assertThat(transports)
                .extracting(each -> each.delivery().worker().backpressure())
                .containsExactly(Backpressure.BLOCK, Backpressure.DROP_OLDEST);
    }

    @Test
    void givenDefaultsHoldWhereNothingIsConfigured() {
        DeliverySettings endless = DeliverySettings.defaults()
                .withRetry(new DeliverySettings.Retry(OptionType.UNLIMITED_COUNT, Duration.ofSeconds(1)))
                .withWorker(new DeliverySettings.Worker(Backpressure.BLOCK, OptionType.UNLIMITED_TIME, 9));

        DeliverySettings read = ConfigReader.of(TestPlugins.catalog())
                .withDefaults(endless)
                .read(
                        "telemetry: {transport: {retry: {max_attempts: 2}, worker: {restart_limit: 1}}}",
                        "t",
                        ConfigText.BASE)
                .transports()
                .get(0)
                .delivery();

        assertThat(read.retry()).isEqualTo(new DeliverySettings.Retry(2, Duration.ofSeconds(1)));
        assertThat(read.worker())
                .isEqualTo(new DeliverySettings.Worker(Backpressure.BLOCK, OptionType.UNLIMITED_TIME, 1));
    }

    @Test
    void aFilesFolderIsTheBaseDirectory(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("telemetry.yaml"), "telemetry: {encoding: envelope}\n");

        PipelineConfig config = ConfigReader.of(TestPlugins.catalog()).read(file);

        assertThat(config.baseDirectory()).isEqualTo(folder.toAbsolutePath());
        assertThat(config.encoding()).isEqualTo(Encoding.ENVELOPE);
    }
}
