package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.plugin.PluginKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransportKeysTest {

    @Test
    void noPluginMayTakeAKeyThatEveryTransportHas() {
        List<String> keys = Stream.concat(
                        TransportKeys.transport().stream().map(Option::name),
                        Stream.of(TransportKeys.RETRY, TransportKeys.BUFFER, TransportKeys.WORKER))
                .toList();

        assertThat(PluginKind.TRANSPORT.reservedOptions()).containsExactlyElementsOf(keys);
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(Stream.of(
                                TransportKeys.transport(),
                                TransportKeys.retry(),
                                TransportKeys.buffer(),
                                TransportKeys.worker(),
                                List.of(PipelineKeys.ENCODING, PipelineKeys.INTAKE_MAX_BYTES))
                        .flatMap(List::stream))
                .hasSize(15)
                .allSatisfy(option -> assertThat(option.description()).endsWith("."));
    }
}
