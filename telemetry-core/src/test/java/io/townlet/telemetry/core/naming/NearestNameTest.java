package io.townlet.telemetry.core.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("id", "type", "max_batch_size", "max_buffer_bytes", "worker", "retry.max_attempts", "file_path");

    @ParameterizedTest
    @CsvSource({
        "tpye, type",
        "typ, type",
        "types, type",
        "TYPE, type",
        "ip, id",
        "max_batch_sise, max_batch_size",
        "max-batch-size, max_batch_size",
        "maxBatchSize, max_batch_size",
        "batch_size, max_batch_size",
        "max_buffer_byte, max_buffer_bytes",
        "wroker, worker",
        "max_attempts, retry.max_attempts",
        "filepath, file_path"
    })
    void aSlipIsFound(String given, String meant) {
        assertThat(NearestName.of(given, KNOWN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "colour", "x", "max", "something_else_altogether", "worker_threads_of_the_pool"})
    void whatIsNearNothingGetsNoSuggestion(String given) {
        assertThat(NearestName.of(given, KNOWN)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"65", "100000"})
    void aNameOfAnyLengthIsAnsweredAtOnce(int length) {
        assertThat(NearestName.of("type".repeat(length), KNOWN)).isNull();
    }
}
