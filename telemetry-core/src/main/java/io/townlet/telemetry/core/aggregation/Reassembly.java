package io.townlet.telemetry.core.aggregation;

import io.townlet.telemetry.api.event.Payload;
import org.jspecify.annotations.Nullable;

/** What a line of a stream came to. */
public sealed interface Reassembly {

    /**
     * The state is known.
     *
     * @param snapshot the whole snapshot at that line, exactly as it was
     */
    record Reassembled(Payload snapshot) implements Reassembly {}

    /**
     * The line is a diff that builds on what isn't here: lines were lost. Nothing is known until the next full snapshot.
     *
     * @param baseTick the tick that the diff builds on; null where it doesn't say
     * @param lastTick the tick of the last line that could be used; null where there is none since the last gap, or at all
     */
    record Gap(@Nullable Long baseTick, @Nullable Long lastTick) implements Reassembly {}

    /**
     * The line claims to be a snapshot or a diff and isn't one. Nothing is known until the next full snapshot.
     *
     * @param problem what is wrong with it; quotes no value
     */
    record Malformed(String problem) implements Reassembly {}

    /** The line is something else, such as an event, and changes nothing. */
    record Other() implements Reassembly {}
}
