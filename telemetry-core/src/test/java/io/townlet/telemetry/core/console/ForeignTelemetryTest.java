package io.townlet.telemetry.core.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.status.LedgerReport;
import io.townlet.telemetry.core.simulation.SimulationTelemetry;
import io.townlet.telemetry.core.simulation.TelemetryView;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A console over telemetry of other makes: a stub, and one that was built before there was all that a console asks for. */
class ForeignTelemetryTest {

    private static final ConsoleCredentials ADMIN = ConsoleCredentials.ofToken("x");

    private final List<TelemetryEvent> emitted = new ArrayList<>();

    private final Map<String, Function<Object[], @Nullable Object>> everything = Map.of(
            "emitEvent",
            arguments -> {
                emitted.add((TelemetryEvent) arguments[0]);
                return null;
            },
            "isStub",
            arguments -> true,
            "latestTransportStatus",
            arguments -> List.of(),
            "flush",
            arguments -> new LedgerReport(List.of()),
            "view",
            arguments -> implementing(
                    TelemetryView.class,
                    Map.of(
                            "currentTick", none -> 5L,
                            "snapshot",
                                    none -> Payload.builder(1).put("tick", 5).build(),
                            "narrations",
                                    none -> List.of(Payload.builder(1)
                                            .put("message", "It rains.")
                                            .build())),
                    UnsupportedOperationException::new));

    private static <T> T implementing(
            Class<T> type,
            Map<String, Function<Object[], @Nullable Object>> methods,
            Supplier<? extends Throwable> missing) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Function<Object[], @Nullable Object> body = methods.get(method.getName());
                    if (body == null) {
                        throw missing.get();
                    }
                    return body.apply(arguments);
                }));
    }

    private static ConsoleRouter console(SimulationTelemetry telemetry) {
        return ConsoleRouter.builder(telemetry).adminToken("x").build();
    }

    @Test
    void aStubAnswersAndEveryResultHasItsBanner() {
        ConsoleRouter console =
                console(implementing(SimulationTelemetry.class, everything, UnsupportedOperationException::new));
        assertThat(console.dispatch("telemetry_snapshot", ADMIN).answer().getNumber("tick"))
                .isEqualTo(5L);
        assertThat(console.dispatch("narrations", ADMIN).answer().getArray("narrations"))
                .hasSize(1);
        assertThat(console.dispatch("health_status", ADMIN).answer().getString("status"))
                .isEqualTo("degraded");
        assertThat(console.dispatch("flush", ADMIN).ok()).isTrue();
        assertThat(emitted).hasSize(4).allSatisfy(event -> {
            assertThat(event.name()).isEqualTo("console.result");
            assertThat(event.tick()).isEqualTo(5);
            assertThat(event.metadata().getString("role")).isEqualTo("admin");
            assertThat(event.payload().getString("banner")).isEqualTo(SimulationTelemetry.STUB_BANNER);
        });
    }

    @Test
    void whatAnOlderOneLacksIsSaid() {
        assertLacking(AbstractMethodError::new);
        assertLacking(NoSuchMethodError::new);
        assertLacking(UnsupportedOperationException::new);
    }

    private static void assertLacking(Supplier<? extends Throwable> missing) {
        ConsoleRouter console = console(implementing(SimulationTelemetry.class, Map.of(), missing));
        for (String command :
                List.of("telemetry_snapshot", "narrations", "transport_status", "health_status", "flush")) {
            ConsoleResult result = console.dispatch(command, ADMIN);
            assertThat(result.error()).as(command).isEqualTo(ConsoleError.UNSUPPORTED);
            assertThat(result.message()).isEqualTo("this sink doesn't offer what '" + command + "' needs");
            assertThat(result.tick()).isZero();
        }
        assertThat(console.dispatch("console_history", ADMIN).ok()).isTrue();
        assertThat(console.dispatch("help", ADMIN).ok()).isTrue();
    }
}
