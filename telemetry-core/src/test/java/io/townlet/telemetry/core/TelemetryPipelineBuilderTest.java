package io.townlet.telemetry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.option.InvalidOptionException;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import io.townlet.telemetry.core.encode.Encoding;
import io.townlet.telemetry.core.testing.Attempt;
import io.townlet.telemetry.core.testing.FaultyTransport;
import io.townlet.telemetry.core.testing.Settings;
import io.townlet.telemetry.core.transport.TransportSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TelemetryPipelineBuilderTest {

    private static final Option<Integer> LINES = Option.wholeNumber("lines", 1, 10);
    private static final Option<Boolean> ODD = Option.flag("odd").withDefault(false);

    private final FaultyTransport transport = new FaultyTransport();

    private final TransportProvider provider = new TransportProvider() {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(LINES, ODD);
        }

        @Override
        public List<OptionProblem> check(Options options) {
            return options.get(ODD) && options.find(LINES).isEmpty()
                    ? List.of(new OptionProblem("odd", "goes with lines only; set lines"))
                    : List.of();
        }

        @Override
        public Transport create(Options options, TransportContext context) {
            return transport;
        }
    };

    @Test
    void tenLinesAreEnough() {
        TelemetryPipeline pipeline =
                TelemetryPipeline.builder().transport(provider, Map.of()).start();
        pipeline.emit("greeting", Map.of("text", "hello"));
        assertThat(pipeline.close(Duration.ofSeconds(10)).complete()).isTrue();
        assertThat(transport.delivered()).containsExactly("{\"text\":\"hello\"}");
        assertThat(pipeline.latestTransportStatus().get(0).id()).isEqualTo("memory");
    }

    @Test
    void anEnvelopeHoldsAllThatIsKnownOfAnEvent() {
        TelemetryPipeline pipeline = TelemetryPipeline.builder()
                .transport(provider, Map.of())
                .encoding(Encoding.ENVELOPE)
                .start();
        pipeline.emit(TelemetryEvent.of(
                "loop.health", Payload.builder().put("tick", 7).build()));
        pipeline.close(Duration.ofSeconds(10));
        assertThat(transport.delivered())
                .containsExactly(
                        "{\"name\":\"loop.health\",\"kind\":\"health\",\"tick\":7,\"metadata\":{},\"payload\":{\"tick\":7}}");
    }

    @Test
    void aPipelineWithoutATransportIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TelemetryPipeline.builder().start())
                .withMessageContaining("at least one transport");
    }

    @Test
    void anIdIsGivenOnce() {
        TelemetryPipelineBuilder builder = TelemetryPipeline.builder().transport(provider, Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.transport(provider, Map.of()))
                .withMessageContaining("'memory'");
    }

    @Test
    void wrongOptionsAreNamedAllAtOnce() {
        TelemetryPipelineBuilder builder = TelemetryPipeline.builder();
        assertThatThrownBy(() -> builder.transport(provider, Map.of("lines", 11, "colour", "red")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("'lines'")
                .hasMessageContaining("from 1 to 10")
                .hasMessageContaining("'colour'");
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        TelemetryPipelineBuilder builder = TelemetryPipeline.builder();
        assertThatThrownBy(() -> builder.transport(provider, Map.of("odd", true)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("transport 'memory' option 'odd' goes with lines only; set lines");
    }

    @Test
    void theIntakeHasRoomForSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TelemetryPipeline.builder().intakeBytes(0))
                .withMessageContaining("1 or more");
    }

    @Test
    void whatIsLetGoOfAtTheEndIsLetGoOfOnce() {
        AtomicInteger releases = new AtomicInteger();
        TelemetryPipeline pipeline = TelemetryPipeline.builder()
                .transport(provider, Map.of())
                .onClosed(releases::incrementAndGet)
                .start();
        pipeline.close(Duration.ofSeconds(10));
        pipeline.close(Duration.ofSeconds(10));
        assertThat(releases).hasValue(1);
    }

    @Test
    void transformsRunInTheirOrderAndCountUnderTheirName() {
        TelemetryPipeline pipeline = TelemetryPipeline.builder()
                .transport(provider, Map.of())
                .baseDirectory(Path.of("somewhere"))
                .transform("first", context -> event -> {
                    context.count("seen", 2);
                    return event.withPayload(event.payload().with("order", "first"));
                })
                .transform(
                        "second",
                        context -> event -> event.withPayload(event.payload()
                                .with("order", event.payload().getString("order") + " second")
                                .with("folder", context.baseDirectory().toString())))
                .start();
        pipeline.emit("test", Map.of());
        pipeline.close(Duration.ofSeconds(10));
        assertThat(transport.delivered()).containsExactly("{\"order\":\"first second\",\"folder\":\"somewhere\"}");
        assertThat(pipeline.pipelineCounters()
                        .getPayload("transforms")
                        .getPayload("first")
                        .get("seen"))
                .isEqualTo(2L);
    }

    @Test
    void aTransformThatCanNotBeMadeClosesThoseBeforeIt() {
        List<String> closed = new ArrayList<>();
        TelemetryPipelineBuilder builder = TelemetryPipeline.builder()
                .transport(provider, Map.of())
                .transform("first", context -> new ClosingTransform(closed))
                .transform("second", context -> {
                    throw new InvalidOptionException("the schema doesn't parse");
                });
        assertThatThrownBy(builder::start).hasMessage("the schema doesn't parse");
        assertThat(closed).containsExactly("closed");
        assertThat(transport.starts()).isZero();
    }

    @Test
    void valuesThatNoJsonCarriesAreCounted() {
        TelemetryPipeline pipeline =
                TelemetryPipeline.builder().transport(provider, Map.of()).start();
        pipeline.emit("test", Map.of("value", Double.NaN));
        pipeline.close(Duration.ofSeconds(10));
        assertThat(transport.delivered()).containsExactly("{\"value\":null}");
        assertThat(pipeline.pipelineCounters().get("replaced_values")).isEqualTo(1L);
    }

    @Test
    void twoPipelinesNeverShareTheKeyOfABatch() {
        FaultyTransport other = new FaultyTransport();
        for (TransportSpec spec : List.of(
                transport.spec("same", Settings.defaults().build()),
                other.spec("same", Settings.defaults().build()))) {
            TelemetryPipeline pipeline =
                    TelemetryPipeline.builder().transport(spec).seed(1).start();
            pipeline.emit("test", Map.of("value", 1));
            pipeline.close(Duration.ofSeconds(10));
        }
        assertThat(transport.attempts())
                .extracting(Attempt::key)
                .hasSize(1)
                .doesNotContainAnyElementsOf(
                        other.attempts().stream().map(Attempt::key).toList());
    }

    private record ClosingTransform(List<String> closed) implements Transform {

        @Override
        public TelemetryEvent apply(TelemetryEvent event) {
            return event;
        }

        @Override
        public void close() {
            closed.add("closed");
        }
    }
}
