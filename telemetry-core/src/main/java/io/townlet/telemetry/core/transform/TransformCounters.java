package io.townlet.telemetry.core.transform;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What transforms count beside filtering. Safe for use by several threads. */
public final class TransformCounters {

    private final Map<String, Map<String, LongAdder>> byTransform = new ConcurrentSkipListMap<>();

    /**
     * Counts.
     *
     * @param transform the transform's name
     * @param counter what is counted
     * @param amount how many more
     */
    public void count(String transform, String counter, long amount) {
        byTransform
                .computeIfAbsent(transform, name -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(counter, name -> new LongAdder())
                .add(amount);
    }

    /**
     * Gives all sums.
     *
     * @return transform to counter to sum; a transform that has counted nothing is left out
     */
    public Payload toPayload() {
        PayloadBuilder all = Payload.builder();
        byTransform.forEach((transform, counters) -> {
            PayloadBuilder sums = Payload.builder();
            counters.forEach((counter, sum) -> sums.put(counter, sum.sum()));
            all.put(transform, sums.build());
        });
        return all.build();
    }
}
