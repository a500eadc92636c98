package io.townlet.telemetry.core.narration;

/** Whether a narration is told, and if not, which limit it met. */
public enum NarrationVerdict {
    /** It is told. */
    TOLD,
    /** The same was told within {@code dedupe_ticks}. */
    DUPLICATE,
    /** One of its category was told within the cool-down of the category. */
    CATEGORY_COOLDOWN,
    /** Any was told within {@code global_cooldown_ticks}. */
    GLOBAL_COOLDOWN,
    /** As many as {@code window_limit} were told within {@code window_ticks}. */
    WINDOW_FULL,
    /** There is nobody to tell it to: the telemetry is a stub. */
    STUB;

    /** {@return whether it is told} */
    public boolean told() {
        return this == TOLD;
    }
}
