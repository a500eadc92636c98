package io.townlet.telemetry.benchmarks.contestant;

import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes OpenTelemetry's values of nested maps and lists. */
final class OpenTelemetryValues {

    private OpenTelemetryValues() {}

    static Value<?> of(@Nullable Object value) {
        if (value instanceof String text) {
            return Value.of(text);
        }
        if (value instanceof Double number) {
            return Value.of(number);
        }
        if (value instanceof Long number) {
            return Value.of(number);
        }
        if (value instanceof Boolean truth) {
            return Value.of(truth);
        }
        if (value instanceof Map<?, ?> map) {
            KeyValue[] fields = new KeyValue[map.size()];
            int at = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                fields[at++] = KeyValue.of((String) entry.getKey(), of(entry.getValue()));
            }
            return Value.of(fields);
        }
        if (value instanceof List<?> list) {
            List<Value<?>> elements = new ArrayList<>(list.size());
            for (Object each : list) {
                elements.add(of(each));
            }
            return Value.of(elements);
        }
        throw new IllegalArgumentException("the workload has no values such as " + value);
    }
}
