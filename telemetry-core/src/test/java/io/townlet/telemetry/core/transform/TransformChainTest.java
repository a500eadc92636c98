package io.townlet.telemetry.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.core.testing.Events;
import io.townlet.telemetry.core.testing.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformChainTest {

    private final List<String> calls = new ArrayList<>();

    private static TransformChain chain(Transform... transforms) {
        List<NamedTransform> named = new ArrayList<>();
        for (Transform transform : transforms) {
            named.add(new NamedTransform("transform-" + named.size(), transform));
        }
        return new TransformChain(named, new ManualClock());
    }

    /** Notes that it was called, and appends a field. */
    private Transform appending(String name) {
        return new Transform() {
            @Override
            public TelemetryEvent apply(TelemetryEvent event) {
                calls.add(name);
                return event.withPayload(
                        event.payload().with(name, event.payload().size()));
            }

            @Override
            public void close() {
                calls.add("close " + name);
            }
        };
    }

    @Test
    void withoutTransformsTheEventGoesOnAsItIs() throws TransformFailedException {
        TelemetryEvent event = Events.event(1, 1);

        assertThat(chain().apply(event)).isSameAs(event);
    }

    @Test
    void eachTransformGetsWhatTheOneBeforeItGave() throws TransformFailedException {
        TelemetryEvent result =
                chain(appending("a"), appending("b"), appending("c")).apply(Events.event(1, 1));

        assertThat(calls).containsExactly("a", "b", "c");
        assertThat(result.payload())
                .isEqualTo(
                        Events.event(1, 1).payload().with("a", 2).with("b", 3).with("c", 4));
    }

    @Test
    void whatOneLeavesOutTheNextNeverSees() throws TransformFailedException {
        assertThat(chain(appending("a"), event -> null, appending("b")).apply(Events.event(1, 1)))
                .isNull();
        assertThat(calls).containsExactly("a");
    }

    @Test
    void whateverATransformThrowsEndsTheChainForThatEvent() {
        for (Throwable thrown : List.of(
                new IllegalStateException("broken"),
                new Exception("checked"),
                new StackOverflowError(),
                new AssertionError("never"),
                new NoClassDefFoundError("gone"))) {
            calls.clear();
            TransformChain chain =
                    chain(appending("a"), event -> TransformChainTest.<RuntimeException>raise(thrown), appending("b"));

            assertThatThrownBy(() -> chain.apply(Events.event(1, 1)))
                    .isInstanceOf(TransformFailedException.class)
                    .hasMessage("transform 'transform-1' failed")
                    .hasCause(thrown);
            assertThat(calls).containsExactly("a");
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the cast is there only to throw what isn't declared
    private static <E extends Throwable> TelemetryEvent raise(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void aPayloadIsNeverInTheMessageOfAFailure() {
        TransformChain chain = chain(event -> {
            throw new IllegalStateException("can't use " + event.payload().get("password"));
        });
        TelemetryEvent event = TelemetryEvent.of("login", Payload.empty().with("password", "correct horse"));

        assertThatThrownBy(() -> chain.apply(event)).message().doesNotContain("correct horse");
    }

    @Test
    void everyTransformIsClosedEvenWhereOneThrows() {
        Transform broken = new Transform() {
            @Override
            public TelemetryEvent apply(TelemetryEvent event) {
                return event;
            }

            @Override
            public void close() {
                throw new IllegalStateException("can't close");
            }
        };

        chain(appending("a"), broken, appending("b")).close();

        assertThat(calls).containsExactly("close a", "close b");
    }
}
