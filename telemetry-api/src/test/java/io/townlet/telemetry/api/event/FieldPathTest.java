package io.townlet.telemetry.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    @Test
    void aDottedPathIsSplitAtItsDots() {
        FieldPath path = FieldPath.parse("employment.pending_count");
        assertThat(path.keys()).containsExactly("employment", "pending_count");
        assertThat(path).isEqualTo(FieldPath.of("employment", "pending_count"));
        assertThat(path).hasToString("employment.pending_count");
        assertThat(FieldPath.parse("one").keys()).containsExactly("one");
    }

    @Test
    void keysThatAreGivenOneByOneMayHoldDots() {
        assertThat(FieldPath.of("a.b", "").keys()).containsExactly("a.b", "");
        Payload payload = Payload.empty().with(FieldPath.of("a.b", "c"), 1);
        assertThat(payload.get(FieldPath.of("a.b", "c"))).isEqualTo(1L);
        assertThat(payload.get(FieldPath.parse("a.b.c"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b"})
    void anEmptyKeyInADottedPathIsRefused(String dotted) {
        assertThatThrownBy(() -> FieldPath.parse(dotted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + dotted + "'")
                .hasMessageContaining("a.b.c");
    }

    @Test
    void aPathWithoutKeysIsRefused() {
        assertThatThrownBy(FieldPath::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FieldPath(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeysAreCopied() {
        List<String> keys = new ArrayList<>(List.of("a"));
        FieldPath path = new FieldPath(keys);
        keys.add("b");
        assertThat(path.keys()).containsExactly("a");
        assertThatThrownBy(() -> path.keys().add("c")).isInstanceOf(UnsupportedOperationException.class);
    }
}
