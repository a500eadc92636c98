package io.townlet.telemetry.testkit.transform;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;

/** Removes a field, but for its one defect as it should. */
final class FieldRemover implements Transform {

    private final FieldRemoverProvider provider;
    private final Defect defect;
    private final String field;
    private final TransformContext context;
    private Thread first;
    private boolean closed;

    FieldRemover(FieldRemoverProvider provider, Defect defect, String field, TransformContext context) {
        this.provider = provider;
        this.defect = defect;
        this.field = field;
        this.context = context;
    }

    @Override
    public TelemetryEvent apply(TelemetryEvent event) {
        Payload payload = event.payload();
        switch (defect) {
            case CLOSES_ALL_AT_ONCE -> {
                if (provider.allClosed.get()) {
                    return null;
                }
            }
            case STAYS_ON_ITS_FIRST_THREAD -> {
                first = first == null ? Thread.currentThread() : first;
                if (first != Thread.currentThread()) {
                    return null;
                }
            }
            case LEAVES_A_THREAD -> leaveAThread();
            case TRUSTS_THE_TYPES -> {
                if (payload.containsKey(field)) {
                    payload = payload.with("was", ((String) payload.get(field)).length());
                }
            }
            case NUMBERS_ACROSS_TRANSFORMS -> payload = payload.with("number", provider.numbers.incrementAndGet());
            case COPIES_EACH_EVENT -> {
                return new TelemetryEvent(
                        event.name(), event.kind(), event.tick(), event.metadata(), payload.without(field));
            }
            case COUNTS_UNDER_AN_ODD_NAME -> context.count("Removed Fields", 1);
            default -> {}
        }
        if (payload.containsKey(field)) {
            payload = payload.without(field);
        }
        return payload == event.payload() ? event : event.withPayload(payload);
    }

    private void leaveAThread() {
        if (first == null) {
            first = new Thread(
                    () -> {
                        try {
                            provider.over.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "left-behind");
            first.setDaemon(true);
            first.start();
        }
    }

    @Override
    public void close() {
        if (closed && defect == Defect.REFUSES_A_SECOND_CLOSE) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
        provider.allClosed.set(true);
    }
}
