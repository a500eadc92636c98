package io.townlet.telemetry.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ConfigFuzzTest {

    private static final String VALID = """
            telemetry:
              encoding: flat
              intake: {max_bytes: 1048576}
              worker: {backpressure: block, block_timeout_seconds: unlimited}
              transports:
                - type: tcp
                  endpoint: "localhost:${PORT:-1234}"
                  enable_tls: true
                  token: '${TOKEN}'
                  retry: {max_attempts: 3, backoff_seconds: 0.5}
                - type: file
                  id: disk
                  file_path: out/telemetry.jsonl
                  buffer:
                    max_batch_size: 32
                    flush_interval_ticks: 1
              transforms:
                pipeline:
                  - ensure_fields
                  - redact_fields: {fields: [policy_identity], kinds: [snapshot, diff]}
            """;

    /** Takes a part of the text out and puts something else there. */
    record Mutation(int from, int length, String replacement) {
        String applyTo(String text) {
            int start = from % (text.length() + 1);
            int end = Math.min(text.length(), start + length);
            return text.substring(0, start) + replacement + text.substring(end);
        }
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<String> telling = Arbitraries.of(
                "",
                "\n",
                " ",
                "  ",
                "\t",
                ":",
                ": ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "'",
                "\"",
                "#",
                "&a ",
                "*a",
                "!!a ",
                "!",
                "%",
                "|",
                ">",
                "<<: ",
                "? ",
                "---\n",
                "...\n",
                "${",
                "}",
                "$",
                "~",
                "null",
                "-1",
                "1e9999999",
                "\u0000",
                "\uFEFF",
                "\\x",
                "\u2028",
                "\uD83D",
                "é",
                "transport: {}\n");
        Arbitrary<String> replacement =
                Arbitraries.oneOf(telling, telling, Arbitraries.strings().ofMaxLength(8));
        Arbitrary<Integer> from = Arbitraries.integers().between(0, VALID.length());
        return Combinators.combine(from, Arbitraries.of(0, 0, 1, 2, 8, 60), replacement)
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Property(tries = 2000)
    void whateverBecomesOfAConfigurationItIsReadOrItsProblemsAreNamed(@ForAll("mutations") List<Mutation> mutations) {
        String yaml = VALID;
        for (Mutation mutation : mutations) {
            yaml = mutation.applyTo(yaml);
        }
        Statistics.label("result")
                .collect(isReadOrExplained(yaml) ? "read" : "refused")
                .coverage(coverage -> {
                    coverage.check("read").percentage(share -> share > 2);
                    coverage.check("refused").percentage(share -> share > 30);
                });
    }

    @Property(tries = 500)
    void anyTextIsReadOrItsProblemsAreNamed(@ForAll String text) {
        isReadOrExplained(text);
    }

    @Property(tries = 500)
    void anyOverrideIsTakenOrItsProblemsAreNamed(@ForAll("keys") String key, @ForAll String value) {
        assertExplained(ConfigText.of(VALID).env(Map.of("TOKEN", "t")).set(key + "=" + value));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(
                        "telemetry",
                        "transports",
                        "transport",
                        "0",
                        "1",
                        "2",
                        "type",
                        "retry",
                        "transforms",
                        "pipeline",
                        "x",
                        "")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join(".", parts));
    }

    private static boolean isReadOrExplained(String yaml) {
        return assertExplained(new ConfigText(yaml, TestPlugins.catalog(), Map.of("TOKEN", "t"), List.of()));
    }

    /** Anything but a ConfigException fails the test. */
    private static boolean assertExplained(ConfigText config) {
        try {
            assertThat(config.read().transports()).isNotEmpty();
            return true;
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.describe().lines().count() == 1)
                    .allMatch(problem -> !problem.message().isBlank())
                    .allMatch(problem -> (problem.line() > 0) == (problem.column() > 0));
            return false;
        }
    }
}
