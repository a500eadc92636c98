package io.townlet.telemetry.core.transport;

/** How far one transport's lane is in its life. */
enum LaneState {
    /** Events come in and go out. */
    RUNNING,
    /** No event comes in; what is queued gets one last attempt. */
    CLOSING,
    /** The transport crashed too often: whatever comes in is dropped. */
    FAILED,
    /** It is over: whatever comes in is dropped. */
    CLOSED
}
