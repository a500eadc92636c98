package io.townlet.telemetry.core.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.core.console.ConsoleLine.MalformedLineException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ConsoleLineTest {

    @Test
    void blanksPartWordsAndQuotesKeepThemTogether() throws Exception {
        assertThat(ConsoleLine.of("  narrations\tlimit=3 ").words()).containsExactly("narrations", "limit=3");
        assertThat(ConsoleLine.of("say \"two words\" 'it''s' \"a \\\"b\\\\\" ''")
                        .words())
                .containsExactly("say", "two words", "its", "a \"b\\", "");
        assertThat(ConsoleLine.of("say 'a \\ \"b\"'").words()).containsExactly("say", "a \\ \"b\"");
        assertThat(ConsoleLine.of(" \t ").words()).isEmpty();
    }

    @Test
    void whatCanNotBeTakenApartIsExplained() {
        assertRefused("say \"never", "a quote \" is never closed");
        assertRefused("x".repeat(ConsoleLine.MAX_LENGTH + 1), "4097 characters");
        assertRefused("a ".repeat(ConsoleLine.MAX_WORDS + 1), "at most 32 arguments");
    }

    private static void assertRefused(String line, String reason) {
        assertThatThrownBy(() -> ConsoleLine.of(line))
                .isInstanceOf(MalformedLineException.class)
                .hasMessageContaining(reason);
    }

    @Property(tries = 200)
    void whateverIsQuotedComesBack(@ForAll @Size(max = 10) List<@StringLength(max = 50) String> words)
            throws Exception {
        String line = words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" "));
        assertThat(ConsoleLine.of(line).words()).isEqualTo(words);
    }
}
