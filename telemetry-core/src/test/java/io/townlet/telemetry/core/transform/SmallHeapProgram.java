package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.core.testing.Events;
import java.util.Collections;

/** Run as a process of a small heap: emits an event whose line would never fit into it, and one on which a transform throws, between others. */
final class SmallHeapProgram {

    static final String CONFIDENTIAL = "correct-horse-battery-staple";

    private SmallHeapProgram() {}

    public static void main(String[] args) {
        RunningStage stage = RunningStage.start(event -> {
            if (event.name().equals("login")) {
                throw new IllegalStateException("can't use " + event.payload().get("password"));
            }
            return event;
        });

        stage.submit(Events.event(1, 1));
        stage.submit(new TelemetryEvent("boundless", EventKind.EVENT, 2, Payload.empty(), boundless()));
        stage.submit(Events.event(1, 2));
        stage.submit(TelemetryEvent.of("login", Payload.empty().with("password", CONFIDENTIAL)));
        stage.submit(Events.event(1, 3));
        stage.transports().awaitSettled(5);

        print("delivered=" + Events.numbers(stage.transports().delivered()));
        print("dropped=" + stage.transports().dropped());
        print("held=" + stage.transports().weightHeld() + " intake="
                + stage.transports().open());
    }

    /** Takes little memory, because it holds the same array over and over, and gigabytes as a line. */
    private static Payload boundless() {
        Payload payload = Payload.empty().with("k", "v".repeat(100));
        for (int i = 0; i < 3; i++) {
            payload = Payload.empty().with("again", PayloadArray.copyOf(Collections.nCopies(1_000, payload)));
        }
        return payload;
    }

    @SuppressWarnings("SystemOut") // what it prints is what the test reads
    private static void print(String line) {
        System.out.println(line);
    }
}
