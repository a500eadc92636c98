package io.townlet.telemetry.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.0.0",
        "1.2, 1.2.0",
        "1.2.3, 1.2.3",
        "' 1.2 ', 1.2.0",
        "0.0.0, 0.0.0",
        "999999.0.1, 999999.0.1",
        "01.02, 1.2.0"
    })
    void partsThatAreLeftOutAreZero(String text, String version) {
        assertThat(ApiVersion.parse(text)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "1.", ".1", "1..2", "1.2.3.4", "-1", "1.2-beta", "1000000", "1 .2", "\u0661"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ApiVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not an api version; write it as 1.2 or 1.2.3");
    }

    @Test
    void theOrderIsByMajorThenMinorThenPatch() {
        assertThat(ApiVersion.parse("1.10")).isGreaterThan(ApiVersion.parse("1.9.9"));
        assertThat(ApiVersion.parse("2")).isGreaterThan(ApiVersion.parse("1.99.99"));
        assertThat(ApiVersion.parse("1.0.1")).isGreaterThan(ApiVersion.parse("1"));
        assertThat(ApiVersion.parse("1.0")).isEqualByComparingTo(ApiVersion.parse("1"));
    }

    @Test
    void theCurrentVersionIsThatOfTheModule() {
        assertThat(ApiVersion.CURRENT).isEqualTo(new ApiVersion(1, 0, 0));
    }

    @Property(tries = 1000)
    void whatIsPrintedIsReadBack(
            @ForAll @IntRange(max = 999_999) int major,
            @ForAll @IntRange(max = 999_999) int minor,
            @ForAll @IntRange(max = 999_999) int patch) {
        ApiVersion version = new ApiVersion(major, minor, patch);
        assertThat(ApiVersion.parse(version.toString())).isEqualTo(version);
    }
}
