package io.townlet.telemetry.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTest {

    @Test
    void aPlainDeclarationIsOptionalOpenAndWithoutADefault() {
        Option<String> option = Option.text("endpoint");
        assertThat(option.name()).isEqualTo("endpoint");
        assertThat(option.type()).isEqualTo(new OptionType.Text());
        assertThat(option.defaultValue()).isNull();
        assertThat(option.required()).isFalse();
        assertThat(option.secret()).isFalse();
        assertThat(option.description()).isEmpty();
    }

    @Test
    void eachShorthandDeclaresItsType() {
        assertThat(Option.flag("a").type()).isEqualTo(new OptionType.Flag());
        assertThat(Option.wholeNumber("a", 1, 2).type()).isEqualTo(new OptionType.WholeNumber(1, 2, false));
        assertThat(Option.number("a", 1, 2).type()).isEqualTo(new OptionType.DecimalNumber(1, 2));
        assertThat(Option.seconds("a", 1, 2).type()).isEqualTo(new OptionType.Seconds(1, 2, false));
        assertThat(Option.byteCount("a", 1, 2).type()).isEqualTo(new OptionType.ByteCount(1, 2));
        assertThat(Option.choice("a", "x", "y").type()).isEqualTo(new OptionType.Choice(List.of("x", "y")));
        assertThat(Option.file("a").type()).isEqualTo(new OptionType.FilePath());
        assertThat(Option.textList("a").type()).isEqualTo(new OptionType.TextList());
        assertThat(Option.textMap("a").type()).isEqualTo(new OptionType.TextMap());
        assertThat(Option.textListMap("a").type()).isEqualTo(new OptionType.TextListMap());
    }

    @Test
    void aDeclarationIsChangedByMakingAnother() {
        Option<Duration> plain = Option.seconds("wait", 0, 60);
        Option<Duration> full =
                plain.withDefault(Duration.ofSeconds(5)).asSecret().describedAs("How long to wait.");
        assertThat(full)
                .isEqualTo(new Option<>(
                        "wait",
                        new OptionType.Seconds(0, 60, false),
                        Duration.ofSeconds(5),
                        false,
                        true,
                        "How long to wait."));
        assertThat(plain.defaultValue()).isNull();
        assertThat(plain.secret()).isFalse();
        assertThat(plain.asRequired().asSecret().describedAs("x").required()).isTrue();
    }

    @Test
    void aRequiredOptionHasNoDefault() {
        Option<Boolean> withDefault = Option.flag("tls").withDefault(true);
        assertThatThrownBy(withDefault::asRequired)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'tls'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "aB", "a-b", "a.b", "1a", "_a", " a", "a b", "ä"})
    void namesAreLowerCaseWords(String name) {
        assertThatThrownBy(() -> Option.text(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("lower-case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a1", "a_b", "max_bytes_2"})
    void properNamesAreTaken(String name) {
        assertThat(Option.text(name).name()).isEqualTo(name);
    }

    @Test
    void toStringLeavesOutTheDefault() {
        assertThat(Option.text("token").withDefault("hunter2").asSecret()).hasToString("Option[token: text]");
        assertThat(Option.wholeNumber("port", 1, 9).asRequired())
                .hasToString("Option[port: a whole number from 1 to 9, required]");
    }
}
