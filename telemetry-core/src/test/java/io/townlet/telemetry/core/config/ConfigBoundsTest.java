package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.OptionType;
import io.townlet.telemetry.core.transport.Backpressure;
import io.townlet.telemetry.core.transport.DeliverySettings;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigBoundsTest {

    static Stream<Arguments> allowed() {
        return Stream.of(
                allowed("connect_timeout_seconds", "0", DeliverySettings::connectTimeout, Duration.ZERO),
                allowed("connect_timeout_seconds", "60", DeliverySettings::connectTimeout, Duration.ofSeconds(60)),
                allowed("send_timeout_seconds", "0", DeliverySettings::sendTimeout, Duration.ZERO),
                allowed("send_timeout_seconds", "60.0", DeliverySettings::sendTimeout, Duration.ofSeconds(60)),
                allowed("worker_poll_seconds", "0.01", DeliverySettings::workerPoll, Duration.ofMillis(10)),
                allowed("worker_poll_seconds", "10", DeliverySettings::workerPoll, Duration.ofSeconds(10)),
                allowed("retry.max_attempts", "0", each -> each.retry().maxAttempts(), 0),
                allowed("retry.max_attempts", "10", each -> each.retry().maxAttempts(), 10),
                allowed(
                        "retry.max_attempts",
                        "unlimited",
                        each -> each.retry().maxAttempts(),
                        OptionType.UNLIMITED_COUNT),
                allowed("retry.backoff_seconds", "0", each -> each.retry().backoff(), Duration.ZERO),
                allowed("retry.backoff_seconds", "30", each -> each.retry().backoff(), Duration.ofSeconds(30)),
                allowed("buffer.max_batch_size", "1", each -> each.buffer().maxBatchSize(), 1),
                allowed("buffer.max_batch_size", "65536", each -> each.buffer().maxBatchSize(), 65536),
                allowed("buffer.max_buffer_bytes", "1024", each -> each.buffer().maxBufferBytes(), 1024L),
                allowed(
                        "buffer.max_buffer_bytes",
                        "1073741824",
                        each -> each.buffer().maxBufferBytes(),
                        1L << 30),
                allowed(
                        "buffer.flush_interval_ticks",
                        "1",
                        each -> each.buffer().flushIntervalTicks(),
                        1),
                allowed(
                        "buffer.flush_interval_ticks",
                        "10000",
                        each -> each.buffer().flushIntervalTicks(),
                        10000),
                allowed(
                        "worker.backpressure",
                        "drop_oldest",
                        each -> each.worker().backpressure(),
                        Backpressure.DROP_OLDEST),
                allowed("worker.backpressure", "block", each -> each.worker().backpressure(), Backpressure.BLOCK),
                allowed("worker.backpressure", "fan_out", each -> each.worker().backpressure(), Backpressure.FAN_OUT),
                allowed(
                        "worker.block_timeout_seconds",
                        "0.01",
                        each -> each.worker().blockTimeout(),
                        Duration.ofMillis(10)),
                allowed(
                        "worker.block_timeout_seconds",
                        "60",
                        each -> each.worker().blockTimeout(),
                        Duration.ofSeconds(60)),
                allowed(
                        "worker.block_timeout_seconds",
                        "unlimited",
                        each -> each.worker().blockTimeout(),
                        OptionType.UNLIMITED_TIME),
                allowed("worker.restart_limit", "1", each -> each.worker().restartLimit(), 1),
                allowed("worker.restart_limit", "100", each -> each.worker().restartLimit(), 100));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void whatIsWithinTheBoundsIsTaken(
            String key, String value, Function<DeliverySettings, Object> read, Object expected) {
        DeliverySettings delivery = ConfigText.of("")
                .set("telemetry.transport." + key + "=" + value)
                .transport()
                .delivery();

        assertThat(read.apply(delivery)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "connect_timeout_seconds, -0.001",
        "connect_timeout_seconds, 60.001",
        "connect_timeout_seconds, unlimited",
        "send_timeout_seconds, -1",
        "send_timeout_seconds, 60.001",
        "worker_poll_seconds, 0.009",
        "worker_poll_seconds, 10.001",
        "retry.max_attempts, -1",
        "retry.max_attempts, 11",
        "retry.max_attempts, 1.5",
        "retry.backoff_seconds, -0.1",
        "retry.backoff_seconds, 30.1",
        "retry.backoff_seconds, unlimited",
        "buffer.max_batch_size, 0",
        "buffer.max_batch_size, 65537",
        "buffer.max_buffer_bytes, 1023",
        "buffer.max_buffer_bytes, 1073741825",
        "buffer.flush_interval_ticks, 0",
        "buffer.flush_interval_ticks, 10001",
        "worker.backpressure, BLOCK",
        "worker.block_timeout_seconds, 0.009",
        "worker.block_timeout_seconds, 60.1",
        "worker.restart_limit, 0",
        "worker.restart_limit, 101",
        "worker.restart_limit, 1e99999999"
    })
    void whatIsOutOfTheBoundsIsRefused(String key, String value) {
        String path = "telemetry.transport." + key;

        assertThat(ConfigText.of("").set(path + "=" + value).complaints())
                .singleElement()
                .asString()
                .startsWith("--set " + path + ": '" + value + "' is not allowed; must be ");
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "1073741824, true", "65535, false", "1073741825, false"})
    void theIntakeHasBoundsToo(long bytes, boolean allowed) {
        ConfigText config = ConfigText.of("").set("telemetry.intake.max_bytes=" + bytes);

        if (allowed) {
            assertThat(config.read().intakeMaxBytes()).isEqualTo(bytes);
        } else {
            assertThat(config.complaints())
                    .containsExactly("--set telemetry.intake.max_bytes: '" + bytes
                            + "' is not allowed; must be a number of bytes from 65536 to 1073741824");
        }
    }

    private static Arguments allowed(
            String key, String value, Function<DeliverySettings, Object> read, Object expected) {
        return Arguments.of(key, value, read, expected);
    }
}
