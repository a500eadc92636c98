package io.townlet.telemetry.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    private static final String LONG = "a long text ".repeat(8).strip();

    @Test
    void whatFitsStandsInOneLine() {
        Payload answer = Payload.builder(3)
                .put("tick", 3)
                .put("told", (Object) List.of("one", "two"))
                .put("where", Payload.builder(1).putNull("town").build())
                .build();
        assertThat(AnswerText.of(answer)).containsExactly("tick: 3", "told: [one, two]", "where: {town: null}");
        assertThat(AnswerText.of(Payload.empty())).isEmpty();
    }

    @Test
    void whatDoesNotFitIsIndented() {
        Payload inner = Payload.builder(2).put("short", 1).put("long", LONG).build();
        Payload answer = Payload.builder(2)
                .put("object", inner)
                .put("list", (Object) List.of(inner, "x", List.of(LONG, LONG)))
                .build();
        assertThat(AnswerText.of(answer))
                .containsExactly(
                        "object:",
                        "  short: 1",
                        "  long: " + LONG,
                        "list:",
                        "- short: 1",
                        "  long: " + LONG,
                        "- x",
                        "- [" + LONG + ", " + LONG + "]");
    }

    @Test
    void nothingCanSteerATerminal() {
        Payload answer = Payload.builder(1).put("a\u001b[2J", "b\nc\u202e").build();
        assertThat(AnswerText.of(answer)).containsExactly("a\\u001b[2J: b\\u000ac\\u202e");
    }
}
