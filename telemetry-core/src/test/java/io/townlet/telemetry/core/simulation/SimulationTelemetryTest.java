package io.townlet.telemetry.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.core.aggregation.Artefact;
import io.townlet.telemetry.core.aggregation.TickArtefacts;
import io.townlet.telemetry.core.config.SimulationSettings;
import io.townlet.telemetry.core.narration.Narration;
import io.townlet.telemetry.core.narration.NarrationSettings;
import io.townlet.telemetry.core.narration.NarrationVerdict;
import io.townlet.telemetry.core.testing.Background;
import io.townlet.telemetry.core.testing.Gate;
import io.townlet.telemetry.core.testing.Rig;
import io.townlet.telemetry.core.testing.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SimulationTelemetryTest {

    @RegisterExtension
    final Rig rig = new Rig();

    private SimulationTelemetry start() {
        return SimulationTelemetry.over(
                rig.start(Settings.defaults()), new SimulationSettings(3, 4, NarrationSettings.defaults()));
    }

    private static TickArtefacts tick(long number) {
        return TickArtefacts.of(number).put(Artefact.QUEUE_METRICS, Map.of("waiting", number));
    }

    @Test
    void everythingIsEmptyBeforeTheFirstTick() throws Exception {
        TelemetryView view = start().view();

        assertThat(view.currentTick()).isZero();
        for (var accessor : TelemetryView.class.getMethods()) {
            Object value = accessor.invoke(view);
            assertThat(
                            value instanceof Payload payload
                                    ? List.copyOf(payload.asMap().keySet())
                                    : value)
                    .as(accessor.getName())
                    .isIn(0L, List.of());
        }
    }

    @Test
    void aTickIsReadAndNarrationsToldSinceStandInIt() {
        SimulationTelemetry telemetry = start();
        telemetry.advanceTick(7);
        assertThat(telemetry.narrate(Narration.of("weather", "It rains.")).told())
                .isTrue();
        assertThat(telemetry.narrate(Narration.of("news", "Rain."))).isEqualTo(NarrationVerdict.GLOBAL_COOLDOWN);
        telemetry.emitTick(tick(7));

        TelemetryView view = telemetry.view();
        assertThat(view.currentTick()).isEqualTo(7);
        assertThat(view.queueMetrics().get("waiting")).isEqualTo(7L);
        assertThat(view.narrations()).extracting(each -> each.get("message")).containsExactly("It rains.");
        assertThat(view.snapshot().getArray("narrations")).isEqualTo(view.narrations());
        assertThat(view.transportStatus()).hasSize(2);
    }

    @Test
    void eventsUpdateWhatTheTableSaysAndHistoriesKeepTheNewest() {
        SimulationTelemetry telemetry = start();
        telemetry.emitEvent("loop.health", Map.of("tick", 4, "status", "ok"));
        telemetry.emitEvent("policy.possession", Map.of("agents", List.of("alice")));
        telemetry.emitEvent("rivalry.events", Map.of("events", List.of(Map.of("agent_a", "a", "agent_b", "b"))));
        for (int i = 1; i <= 5; i++) {
            telemetry.emitEvent("console.result", Map.of("tick", i / 2, "command", "c" + i));
        }
        telemetry.emitMetric("speed", 2.5, Map.of("unit", "ms"));

        TelemetryView view = telemetry.view();
        assertThat(view.health().get("status")).isEqualTo("ok");
        assertThat(view.possessedAgents()).isEqualTo(List.of("alice"));
        assertThat(view.rivalryEvents()).extracting(each -> each.get("agent_a")).containsExactly("a");
        assertThat(view.consoleHistory())
                .extracting(each -> each.get("command"))
                .containsExactly("c3", "c4", "c5");
        assertThat(view.consoleResults())
                .extracting(each -> each.get("command"))
                .containsExactly("c4", "c5");
        assertThat(view.metrics().getPayload("speed{unit=ms}")).isNotNull();
    }

    /** The emitter stands in the middle of a tick, with every lock that it takes there; who reads goes on. */
    @Test
    void whoReadsNeverWaitsForTheEmitter() {
        Gate gate = new Gate();
        SimulationTelemetry telemetry = SimulationTelemetry.over(
                rig.start(Settings.defaults().bufferBytes(1024).blockForEver(), gate::in),
                SimulationSettings.defaults());
        telemetry.emitTick(tick(1));
        gate.shut();
        Background<Boolean> emitter =
                Background.run(() -> LongStream.range(2, 60).forEach(each -> telemetry.emitTick(tick(each))));
        gate.awaitReached();
        rig.clock().awaitWaiting(emitter.thread());

        TelemetryView view = telemetry.view();
        long seen = view.currentTick();
        assertThat(seen).isBetween(1L, 58L);
        assertThat(view.queueMetrics().get("waiting")).isEqualTo(seen);
        assertThat(view.transportStatus()).isNotEmpty();
        assertThat(emitter.thread().isAlive()).isTrue();
        gate.open();
        emitter.join();
        assertThat(view.currentTick()).isEqualTo(59);
    }

    @Test
    void aSubscriberThatThrowsIsCountedAndGoesOn() throws Exception {
        SimulationTelemetry telemetry = start();
        CountDownLatch told = new CountDownLatch(2);
        Subscription subscription = telemetry.subscribe("thrower", event -> {
            told.countDown();
            throw new IllegalStateException("on purpose");
        });
        telemetry.emitEvent("a", Map.of());
        telemetry.emitEvent("b", Map.of());
        told.await();
        telemetry.close(Duration.ofDays(1));

        assertThat(subscription.failures()).isEqualTo(2);
        assertThat(subscription.received()).isEqualTo(2);
    }

    @Test
    void aSubscriberThatIsSlowLosesItsOldestEvents() throws Exception {
        SimulationTelemetry telemetry = start();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        Subscription subscription = telemetry.subscribe("slow", event -> {
            told.add(event.name());
            busy.countDown();
            free.await();
        });
        telemetry.emitEvent("first", Map.of());
        busy.await();
        for (int i = 0; i < 10; i++) {
            telemetry.emitEvent("event" + i, Map.of());
        }
        assertThat(subscription.dropped()).isEqualTo(6);
        free.countDown();
        telemetry.close(Duration.ofDays(1));

        assertThat(told).containsExactly("first", "event6", "event7", "event8", "event9");
        assertThat(subscription.received()).isEqualTo(5);
    }

    @Test
    void aSimulationThatIsRestoredGoesOn() {
        SimulationTelemetry before = start();
        before.emitTick(tick(40));
        before.emitEvent("loop.health", Map.of("status", "ok"));
        assertThat(before.narrate(Narration.of("a", "one")).told()).isTrue();
        Payload state = before.exportState();

        SimulationTelemetry after = SimulationTelemetry.over(rig.pipeline(), SimulationSettings.defaults());
        after.importState(state);

        assertThat(after.exportState()).isEqualTo(state);
        assertThat(after.view().currentTick()).isEqualTo(40);
        assertThat(after.view().narrations()).isEqualTo(before.view().narrations());
        assertThat(after.narrate(Narration.of("a", "one"))).isEqualTo(NarrationVerdict.DUPLICATE);
    }

    @Test
    void allThatIsWrongWithAStateIsSaidAndNothingChanges() {
        SimulationTelemetry telemetry = start();
        telemetry.emitTick(tick(3));
        Payload state =
                telemetry.exportState().with("tick", "x").with("histories", 1).with("more", 2);

        assertThatThrownBy(() -> telemetry.importState(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more is not known")
                .hasMessageContaining("tick must be a whole number")
                .hasMessageContaining("histories must be an object");
        assertThatThrownBy(() -> telemetry.importState(Payload.empty())).hasMessageContaining("version");
        assertThat(telemetry.view().currentTick()).isEqualTo(3);
    }

    @Test
    void readersSeeOnlyBoundedHistoriesAndTicksThatGrowWhileManyEmit() {
        SimulationTelemetry telemetry = start();
        AtomicBoolean ended = new AtomicBoolean();
        Background<Boolean> reader = Background.run(() -> {
            long last = 0;
            while (!ended.get()) {
                long now = telemetry.view().currentTick();
                assertThat(now).isGreaterThanOrEqualTo(last);
                assertThat(telemetry.view().socialEvents()).hasSizeLessThanOrEqualTo(3);
                last = now;
            }
        });
        Background<Boolean> ticks =
                Background.run(() -> LongStream.rangeClosed(1, 300).forEach(each -> telemetry.emitTick(tick(each))));
        List<Background<Boolean>> emitters = List.of(social(telemetry), social(telemetry));
        ticks.join();
        emitters.forEach(Background::join);
        ended.set(true);
        reader.join();

        assertThat(telemetry.view().socialEvents()).hasSize(3);
        assertThat(telemetry.view().currentTick()).isEqualTo(300);
    }

    private static Background<Boolean> social(SimulationTelemetry telemetry) {
        return Background.run(() ->
                LongStream.range(0, 300).forEach(each -> telemetry.emitEvent("social.chat", Map.of("number", each))));
    }

    @Test
    void aStubHasTheSameSurfaceAndGivesNothing() {
        SimulationTelemetry stub = SimulationTelemetry.stub("a test");
        stub.emitTick(tick(1));
        stub.emitEvent("loop.health", Map.of("status", "ok"));
        stub.emitMetric("m", 1, Map.of());

        assertThat(stub.isStub()).isTrue();
        assertThat(stub.narrate(Narration.of("a", "b"))).isEqualTo(NarrationVerdict.STUB);
        assertThat(stub.view().snapshot()).isEqualTo(Payload.empty());
        assertThat(stub.view().health()).isEqualTo(Payload.empty());
        assertThat(stub.latestTransportStatus()).isEmpty();
        assertThat(stub.close(Duration.ZERO).ledgers()).isEmpty();
    }
}
