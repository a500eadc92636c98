package io.townlet.telemetry.benchmarks.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole way on the tick thread: a tree of the snapshot, compared key by key with the one before, and the bytes of the diff. */
final class InlineJackson implements TickWork {

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable ObjectNode previous;
    private long bytes;

    @Override
    public void tick(long tick, Map<String, Object> snapshot) throws IOException {
        ObjectNode current = JSON.valueToTree(snapshot);
        ObjectNode before = previous;
        ObjectNode line = before == null ? current : diff(before, current);
        bytes += JSON.writeValueAsBytes(line).length;
        previous = current;
    }

    private static ObjectNode diff(ObjectNode before, ObjectNode current) {
        ObjectNode diff = JSON.createObjectNode();
        diff.set("schema_version", current.get("schema_version"));
        diff.set("tick", current.get("tick"));
        diff.put("payload_type", "diff");
        ObjectNode changes = diff.putObject("changes");
        for (Map.Entry<String, JsonNode> field : current.properties()) {
            if (!field.getKey().equals("tick") && !field.getValue().equals(before.get(field.getKey()))) {
                changes.set(field.getKey(), field.getValue());
            }
        }
        for (Iterator<String> keys = before.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!current.has(key)) {
                diff.withArray("removed").add(key);
            }
        }
        return diff;
    }

    long bytes() {
        return bytes;
    }
}
