package io.townlet.telemetry.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.option.OptionType.Choice;
import io.townlet.telemetry.api.option.OptionType.FilePath;
import io.townlet.telemetry.api.option.OptionType.Flag;
import io.townlet.telemetry.api.option.OptionType.Text;
import io.townlet.telemetry.api.option.OptionType.TextList;
import io.townlet.telemetry.api.option.OptionType.TextListMap;
import io.townlet.telemetry.api.option.OptionType.TextMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options that are not numbers. */
class OptionTypeTest {

    private static void assertRefused(OptionType<?> type, Object raw) {
        assertThatThrownBy(() -> type.convert(raw))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("must be " + type.allowed());
    }

    @Test
    void textIsAnyScalarAsItIsWritten() {
        Text type = new Text();
        assertThat(type.convert("")).isEmpty();
        assertThat(type.convert(" as it is ")).isEqualTo(" as it is ");
        assertThat(type.convert(5)).isEqualTo("5");
        assertThat(type.convert(true)).isEqualTo("true");
        assertRefused(type, List.of("a"));
        assertRefused(type, Map.of());
        assertThat(type.allowed()).isEqualTo("text");
    }

    @Test
    void aFlagIsTrueOrFalse() {
        Flag type = new Flag();
        assertThat(type.convert(true)).isTrue();
        assertThat(type.convert(false)).isFalse();
        assertThat(type.convert("true")).isTrue();
        assertThat(type.convert("false")).isFalse();
        for (Object raw : List.of("yes", "True", "", 1, 0, List.of(true))) {
            assertRefused(type, raw);
        }
        assertThat(type.allowed()).isEqualTo("true or false");
    }

    @Test
    void aChoiceIsOneOfItsWords() {
        List<String> words = new ArrayList<>(List.of("never", "batch", "1"));
        Choice type = new Choice(words);
        words.clear();
        assertThat(type.convert("never")).isEqualTo("never");
        assertThat(type.convert(1)).isEqualTo("1");
        for (Object raw : List.of("Never", "", "interval", List.of("never"))) {
            assertRefused(type, raw);
        }
        assertThat(type.allowed()).isEqualTo("one of never, batch, 1");
        assertThatThrownBy(() -> new Choice(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileIsAPathThatIsNotBlank() {
        FilePath type = new FilePath();
        assertThat(type.convert("logs/town.jsonl")).isEqualTo(Path.of("logs", "town.jsonl"));
        assertRefused(type, "");
        assertRefused(type, "  ");
        assertRefused(type, List.of("a"));
        assertThat(type.allowed()).isEqualTo("the path of a file");
    }

    @Test
    void aPathThatTheSystemRefusesIsRefusedWithItsReason() {
        assertThatThrownBy(() -> new FilePath().convert("top\0secret"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("must be the path of a file, but: ")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aListOfTextsTakesScalars() {
        TextList type = new TextList();
        assertThat(type.allowed()).isEqualTo("a list of texts");
        assertThat(type.convert(List.of())).isEmpty();
        assertThat(type.convert(List.of("a", 1, true))).containsExactly("a", "1", "true");
        assertThatThrownBy(() -> type.convert(List.of("a")).add("b")).isInstanceOf(UnsupportedOperationException.class);
        for (Object raw : List.of("a", Map.of(), List.of(List.of()), Arrays.asList("a", null))) {
            assertRefused(type, raw);
        }
    }

    @Test
    void aMapOfTextsKeepsItsOrder() {
        TextMap type = new TextMap();
        assertThat(type.allowed()).isEqualTo("a map of names to texts");
        Map<Object, Object> raw = new LinkedHashMap<>();
        raw.put("z", 1);
        raw.put("a", true);
        raw.put(5, "five");
        Map<String, String> converted = type.convert(raw);
        assertThat(converted).containsExactly(Map.entry("z", "1"), Map.entry("a", "true"), Map.entry("5", "five"));
        raw.clear();
        assertThat(converted).hasSize(3);
        assertThatThrownBy(() -> converted.put("b", "c")).isInstanceOf(UnsupportedOperationException.class);
        Map<Object, Object> nullKey = new LinkedHashMap<>();
        nullKey.put(null, "a");
        for (Object each : List.of("a", List.of(), Map.of("a", List.of()), nullKey)) {
            assertRefused(type, each);
        }
    }

    @Test
    void aMapOfListsKeepsItsOrder() {
        TextListMap type = new TextListMap();
        assertThat(type.allowed()).isEqualTo("a map of names to lists of texts");
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("snapshot", List.of("schema_version", "tick"));
        raw.put("diff", List.of());
        Map<String, List<String>> converted = type.convert(raw);
        assertThat(converted)
                .containsExactly(
                        Map.entry("snapshot", List.of("schema_version", "tick")), Map.entry("diff", List.of()));
        assertThatThrownBy(() -> converted.remove("diff")).isInstanceOf(UnsupportedOperationException.class);
        for (Object each : List.of(
                "a",
                List.of(),
                Map.of("a", "b"),
                Map.of("a", List.of(Map.of())),
                Map.of("a", Arrays.asList("b", null)))) {
            assertRefused(type, each);
        }
    }
}
