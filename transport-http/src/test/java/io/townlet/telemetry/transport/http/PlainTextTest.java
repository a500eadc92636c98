package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    private final PlainText texts = new PlainText(List.of("token", "token-long", "abc"));

    @ParameterizedTest
    @CsvSource({
        "a token here, a *** here",
        "token-long, ***",
        "token-longer, ***er",
        "abc is too short, abc is too short",
        "'  a \t b  ', a b"
    })
    void takesSecretsOut(String text, String shown) {
        assertThat(texts.of(text)).isEqualTo(shown);
    }

    @Test
    void takesSecretsOutOfTextThatWasToHideThem() {
        assertThat(texts.of("to\u0000k\u200ben")).isEqualTo("***");
    }

    @Test
    void takesSecretsOutBeforeItShortens() {
        assertThat(texts.of("x".repeat(198) + "token")).isEqualTo("x".repeat(198) + "**...");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(texts.of("😀".repeat(300))).isEqualTo("😀".repeat(200) + "...");
    }

    @Property
    void isOneShortLineOfShowableText(@ForAll String text) {
        String shown = texts.of(text);
        assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(203);
        assertThat(shown).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void tellsNothingOfItself() {
        assertThat(texts.toString()).isEqualTo("PlainText");
    }
}
