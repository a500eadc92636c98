package io.townlet.telemetry.transforms.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.PayloadArray;
import io.townlet.telemetry.transforms.testing.PayloadArbitraries;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PayloadNodePropertyTest {

    @Provide
    Arbitrary<Payload> payloads() {
        return PayloadArbitraries.payloads("a", "b", "c", "d", "e");
    }

    @Property
    void theViewEqualsACopy(@ForAll("payloads") Payload payload) {
        JsonNode view = PayloadNode.of(payload);
        JsonNode copy = copy(payload);

        assertThat(view).isEqualTo(copy);
        assertThat(copy).isEqualTo(view);
        assertThat(view).hasSameHashCodeAs(copy);
        assertThat(view).hasToString(copy.toString());
        assertThat(view.size()).isEqualTo(copy.size());
    }

    @Property
    void fieldsAreFoundByName(@ForAll("payloads") Payload payload) {
        JsonNode view = PayloadNode.of(payload);
        JsonNode copy = copy(payload);

        for (String key : new String[] {"a", "b", "nope"}) {
            assertThat(view.get(key)).isEqualTo(copy.get(key));
            assertThat(view.has(key)).isEqualTo(copy.has(key));
            assertThat(view.path(key).getNodeType()).isEqualTo(copy.path(key).getNodeType());
        }
    }

    private static JsonNode copy(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Payload object) {
            ObjectNode copy = nodes.objectNode();
            object.forEach((key, inner) -> copy.set(key, copy(inner)));
            return copy;
        }
        if (value instanceof PayloadArray array) {
            ArrayNode copy = nodes.arrayNode();
            array.forEach(inner -> copy.add(copy(inner)));
            return copy;
        }
        if (value instanceof Long number) {
            return nodes.numberNode(number.longValue());
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number.doubleValue());
        }
        if (value instanceof BigInteger number) {
            return nodes.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        return value == null ? nodes.nullNode() : nodes.textNode((String) value);
    }
}
