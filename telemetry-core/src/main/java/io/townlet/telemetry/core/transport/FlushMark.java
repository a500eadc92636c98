package io.townlet.telemetry.core.transport;

/**
 * Follows the events that one flush waits for: those that were not settled when it began. They are the oldest everywhere, in the intake, in the
 * buffer and in the batch in flight. Counting what is settled would not do, because newer events may be settled before older ones: a transform
 * leaves them out, or they are evicted while a batch is being retried. Guarded by its queue's lock.
 */
final class FlushMark {

    private long inIntake;
    private int inBuffer;
    private int inFlight;
    private boolean awaited = true;

    FlushMark(long inIntake, int inBuffer, int inFlight) {
        this.inIntake = inIntake;
        this.inBuffer = inBuffer;
        this.inFlight = inFlight;
    }

    boolean isReached() {
        return inIntake <= 0 && inBuffer == 0 && inFlight == 0;
    }

    boolean isAwaited() {
        return awaited;
    }

    /** Nobody waits for it any longer. */
    void abandon() {
        awaited = false;
    }

    /** The oldest event of the intake came out of it. */
    void leftIntake(boolean intoBuffer) {
        if (inIntake > 0) {
            inIntake--;
            inBuffer += intoBuffer ? 1 : 0;
        }
    }

    /** The oldest event of the buffer was given up. */
    void evicted() {
        inBuffer = Math.max(0, inBuffer - 1);
    }

    /** The oldest events of the buffer became the batch in flight. */
    void taken(int events) {
        inFlight = Math.min(events, inBuffer);
        inBuffer -= inFlight;
    }

    /** The leading events of the batch in flight were settled. */
    void settled(int events) {
        inFlight = Math.max(0, inFlight - events);
    }

    /** All but the leading events of the batch in flight went back to the front of the buffer. */
    void putBackAllBut(int leading) {
        int back = Math.max(0, inFlight - leading);
        inFlight -= back;
        inBuffer += back;
    }
}
