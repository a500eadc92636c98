package io.townlet.telemetry.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1.0,2) | [1.0.0,2.0.0)", "[ 1 , 1.0.1 ) | [1.0.0,1.0.1)", "' [0.9.1,3) ' | [0.9.1,3.0.0)"})
    void aRangeIsReadAsMavenWritesIt(String text, String range) {
        assertThat(ApiVersionRange.parse(text)).hasToString(range);
        assertThat(ApiVersionRange.parse(range)).isEqualTo(ApiVersionRange.parse(text));
    }

    @Test
    void theLowerEndIsInsideAndTheUpperEndIsNot() {
        ApiVersionRange range = ApiVersionRange.parse("[1.2,2)");
        assertThat(range.contains(ApiVersion.parse("1.2"))).isTrue();
        assertThat(range.contains(ApiVersion.parse("1.99.99"))).isTrue();
        assertThat(range.contains(ApiVersion.parse("1.1.9"))).isFalse();
        assertThat(range.contains(ApiVersion.parse("2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "[1.0,2]", "(1.0,2)", "[1.0]", "[1.0,)", "[,2)", "[1,2,3)", "[a,b)"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ApiVersionRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not an api range; write it as [1.0,2)");
    }

    @Test
    void anEndThatIsNoVersionIsNamed() {
        assertThatThrownBy(() -> ApiVersionRange.parse("[1..0,2)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'1..0'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,1)", "[1,1)", "[1.0.1,1)"})
    void anEmptyRangeIsRefused(String text) {
        assertThatThrownBy(() -> ApiVersionRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is empty");
    }
}
