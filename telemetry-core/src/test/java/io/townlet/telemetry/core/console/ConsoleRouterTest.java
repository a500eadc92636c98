package io.townlet.telemetry.core.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A console over a real pipeline. */
@Timeout(60)
class ConsoleRouterTest {

    private static final String TOKEN = "open sesame";
    private static final ConsoleCredentials NOBODY = ConsoleCredentials.none();
    private static final ConsoleCredentials ADMIN = ConsoleCredentials.ofToken(TOKEN);
    private static final Option<Integer> SIZE = Option.wholeNumber("size", 1, 9).asRequired();
    private static final Option<String> COLOUR = Option.text("colour");

    @RegisterExtension
    final Rig rig = new Rig();

    private ConsoleRouter console;

    @BeforeEach
    void start() {
        rig.start(Settings.defaults());
        console = ConsoleRouter.builder(rig.pipeline())
                .adminToken(TOKEN)
                .plugins(PluginCatalog.of(List.of(), List.of()))
                .build();
        console.register(new ConsoleCommand(
                "paint",
                List.of(SIZE, COLOUR),
                "Paints.",
                ConsoleRole.VIEWER,
                call -> Payload.builder(2)
                        .put("size", call.arguments().get(SIZE).longValue())
                        .put("colour", call.arguments().find(COLOUR).orElse("none"))
                        .build()));
    }

    private void assertError(String line, ConsoleError error, String... words) {
        ConsoleResult result = console.dispatch(line, NOBODY);
        assertThat(result.ok()).isFalse();
        assertThat(result.error()).as(result.message()).isEqualTo(error);
        assertThat(result.message()).contains(words);
        assertThat(result.answer().isEmpty()).isTrue();
    }

    @Test
    void aResultIsReturnedAndGoesOutAsAnEvent() {
        rig.pipeline().advanceTick(9);
        ConsoleResult result = console.dispatch("paint 3 colour='sky blue'", NOBODY);
        assertThat(result.ok()).isTrue();
        assertThat(result.answer().asMap()).containsEntry("size", 3L).containsEntry("colour", "sky blue");
        assertThat(result.metadata().asMap()).containsEntry("number", 1L).containsEntry("role", "viewer");
        rig.pipeline().flush(Duration.ofSeconds(20));
        assertThat(rig.transport().delivered())
                .containsExactly("{\"tick\":9,\"command\":\"paint\",\"status\":\"ok\","
                        + "\"result\":{\"size\":3,\"colour\":\"sky blue\"}}");
    }

    @Test
    void argumentsAreTakenByPlaceAndByName() {
        assertThat(console.dispatch("paint", List.of("colour=red", "2"), NOBODY)
                        .answer()
                        .asMap())
                .containsEntry("size", 2L)
                .containsEntry("colour", "red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paint           | the argument 'size' is required; must be a whole number from 1 to 9",
                "paint big       | the argument 'size' must be a whole number from 1 to 9",
                "paint 12        | the argument 'size' must be a whole number from 1 to 9",
                "paint 1 red x   | there are 3 arguments, and at most 2 are taken",
                "paint 1 size=2  | the argument 'size' is given twice"
            })
    void wrongArgumentsAreExplained(String line, String problem) {
        assertError(line, ConsoleError.USAGE, problem, "usage: paint <size> [colour]");
    }

    @Test
    void tooManyArgumentsAreNotLookedAt() {
        ConsoleResult result = console.dispatch("paint", List.of("1 ".repeat(40).split(" ")), NOBODY);
        assertThat(result.error()).isEqualTo(ConsoleError.USAGE);
        assertThat(result.message()).contains("at most 32 arguments");
    }

    @Test
    void anUnknownCommandBringsTheNearestAndHelp() {
        assertError("transport_statu", ConsoleError.UNKNOWN_COMMAND, "did you mean 'transport_status'?", "help lists");
        assertError("sing", ConsoleError.UNKNOWN_COMMAND, "there is no command 'sing'; help lists what there is");
        assertThat(console.dispatch("y".repeat(3000), NOBODY).command()).hasSizeLessThan(80);
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        assertError("", ConsoleError.MALFORMED, "blank");
        assertError("paint 'red", ConsoleError.MALFORMED, "never closed");
        assertError("x".repeat(5000), ConsoleError.MALFORMED, "at most 4096");
    }

    @Test
    void anAdminIsWhoeverShowsTheToken() {
        assertError("flush", ConsoleError.FORBIDDEN, "for admins", "show the admin token");
        assertThat(console.dispatch("flush", ConsoleCredentials.ofToken("open")).error())
                .isEqualTo(ConsoleError.FORBIDDEN);
        ConsoleResult flushed = console.dispatch("flush timeout_seconds=20", ADMIN);
        assertThat(flushed.ok()).as(flushed.message()).isTrue();
        assertThat(flushed.role()).isEqualTo(ConsoleRole.ADMIN);
        assertThat(flushed.answer().get("complete")).isEqualTo(true);
    }

    @Test
    void withoutATokenNobodyIsAnAdmin() {
        ConsoleRouter open = ConsoleRouter.builder(rig.pipeline()).build();
        ConsoleResult result = open.dispatch("flush", ADMIN);
        assertThat(result.error()).isEqualTo(ConsoleError.FORBIDDEN);
        assertThat(result.message()).contains("there is no admin token here");
        assertThatThrownBy(() -> ConsoleRouter.builder(rig.pipeline()).adminToken(" "))
                .hasMessageContaining("blank");
    }

    @Test
    void theTokenIsShownNowhere() {
        console.dispatch("paint 1 " + '"' + TOKEN + '"' + " x", ADMIN);
        console.dispatch("paint size=" + '"' + TOKEN + '"', ADMIN);
        console.dispatch("flush timeout_seconds=" + '"' + TOKEN + '"', ADMIN);
        ConsoleResult history = console.dispatch("console_history", ADMIN);
        rig.pipeline().flush(Duration.ofSeconds(20));
        assertThat(ADMIN.toString()).doesNotContain(TOKEN).contains("***");
        assertThat(history.toPayload().asMap().toString()).doesNotContain(TOKEN);
        assertThat(rig.transport().delivered()).hasSize(4).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void aCommandThatThrowsIsContained() {
        register("crash", call -> {
            throw new IllegalStateException("the cellar is flooded");
        });
        register("recurse", ConsoleRouterTest::forEver);
        register("old", call -> {
            throw new AbstractMethodError("view");
        });
        assertError("crash", ConsoleError.FAILED, "'crash' failed: IllegalStateException: the cellar is flooded");
        assertError("recurse", ConsoleError.FAILED, "StackOverflowError");
        assertError("old", ConsoleError.UNSUPPORTED, "this sink doesn't offer what 'old' needs");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Payload forEver(ConsoleCall call) {
        return forEver(call);
    }

    private void register(String name, ConsoleHandler handler) {
        console.register(new ConsoleCommand(name, List.of(), "", ConsoleRole.VIEWER, handler));
    }

    @Test
    void aNameIsGivenOnce() {
        assertThatThrownBy(() -> register("help", call -> Payload.empty())).hasMessageContaining("'help' already");
        assertThatThrownBy(() -> register("Two words", call -> Payload.empty())).hasMessageContaining("lower-case");
    }

    @Test
    void theBuiltInCommandsAnswer() {
        rig.emit(1);
        rig.flush();
        assertThat(answer("transport_status").getArray("transports")).hasSize(2);
        assertThat(answer("transport_status probe").getArray("transports"))
                .singleElement()
                .satisfies(
                        status -> assertThat(((Payload) status).getString("id")).isEqualTo("probe"));
        assertError("transport_status nowhere", ConsoleError.FAILED, "no transport has that id; there are main, probe");
        assertThat(answer("health_status").getString("status")).isEqualTo("up");
        assertThat(answer("plugins").getArray("plugins")).isEmpty();
        assertThat(answer("help").getPayload("commands").asMap())
                .hasSize(9)
                .containsEntry("paint <size> [colour]", "Paints.")
                .containsEntry("flush [timeout_seconds]", "Sends what is queued, and tells what became of it. (admin)");
        assertThat(answer("help paint").asMap())
                .containsEntry("usage", "paint <size> [colour]")
                .containsKey("arguments");
        assertError("help pain", ConsoleError.FAILED, "did you mean 'paint'?");
        assertThat(answer("console_history 2").getArray("history"))
                .extracting(
                        entry -> ((Payload) entry).getString("command") + " " + ((Payload) entry).getString("status"))
                .containsExactly("help ok", "help failed");
    }

    private Payload answer(String line) {
        ConsoleResult result = console.dispatch(line, NOBODY);
        assertThat(result.ok()).as(line + ": " + result.message()).isTrue();
        return result.answer();
    }

    @Test
    void whatThePipelineDoesNotOfferIsSaid() {
        assertError("telemetry_snapshot", ConsoleError.UNSUPPORTED, "this sink doesn't offer", "keeps no snapshot");
        assertError("narrations", ConsoleError.UNSUPPORTED, "this sink doesn't offer");
        ConsoleRouter bare = ConsoleRouter.builder(rig.pipeline()).build();
        assertThat(bare.dispatch("plugins", NOBODY).error()).isEqualTo(ConsoleError.UNSUPPORTED);
    }
}
