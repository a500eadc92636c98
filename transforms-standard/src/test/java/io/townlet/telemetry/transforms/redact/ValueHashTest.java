package io.townlet.telemetry.transforms.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.event.Payload;
import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.transforms.testing.PayloadArbitraries;
import io.townlet.telemetry.transforms.testing.TestContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValueHashTest {

    @Provide
    Arbitrary<Payload> payloads() {
        return PayloadArbitraries.payloads("a", "b", "c", "d");
    }

    @Test
    void textIsHashedAsJsonInUtf8() {
        // printf '"alice"' | sha256sum
        assertThat(ValueHash.plain().of("alice"))
                .isEqualTo("sha256:0a50500b2a3435fe7472877eb22d48d47a228e946b0b991ab7402a8d00f6b32d");
    }

    @Test
    void aKeyMakesItAnHmac() {
        // printf '"alice"' | openssl dgst -sha256 -hmac 0123456789abcdef
        assertThat(ValueHash.keyed("0123456789abcdef").of("alice"))
                .isEqualTo("hmac-sha256:12d604789911a38886f8c2970dd1c85d7b0d6a65e539587eb16f8b2233f791d9");
        assertThat(ValueHash.keyed("another-secret-0").of("alice"))
                .isNotEqualTo(ValueHash.keyed("0123456789abcdef").of("alice"));
    }

    @Test
    void canonicalJsonIsTheSameOnEveryJvm() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", Arrays.asList(1, -0.5, null, true));
        fields.put("a", Map.of("é\"\n", "x/y"));
        fields.put(
                "numbers",
                List.of(2.0E-3, 1e21, Double.parseDouble("2e23"), new BigDecimal("1.500"), BigInteger.TEN.pow(20)));

        assertThat(CanonicalJson.of(Payload.copyOf(fields)))
                .isEqualTo("{\"a\":{\"é\\\"\\n\":\"x/y\"},\"numbers\":[0.002,1.0E21,2.0E23,1.5,100000000000000000000],"
                        + "\"z\":[1,-0.5,null,true]}");
    }

    @Property
    void equalValuesHaveEqualHashesWhateverTheOrderOfTheirFields(@ForAll("payloads") Payload payload) {
        List<String> keys = new ArrayList<>(payload.asMap().keySet());
        Collections.reverse(keys);
        Map<String, Object> reversed = new LinkedHashMap<>();
        keys.forEach(key -> reversed.put(key, payload.get(key)));

        assertThat(ValueHash.plain().of(Payload.copyOf(reversed)))
                .isEqualTo(ValueHash.plain().of(payload))
                .matches("sha256:[0-9a-f]{64}");
    }

    @Property
    void differentValuesHaveDifferentHashes(@ForAll("payloads") Payload one, @ForAll("payloads") Payload other) {
        ValueHash hash = ValueHash.plain();

        assertThat(hash.of(one).equals(hash.of(other))).isEqualTo(one.equals(other));
    }

    @Test
    void halfASurrogatePairCanBeHashed() {
        assertThat(ValueHash.plain().of("\ud800")).startsWith("sha256:");
    }

    @Test
    void theOptionsChooseTheHash() throws Exception {
        TelemetryEvent event = TelemetryEvent.of("e", Payload.copyOf(Map.of("name", "alice")));
        Map<String, Object> plain = Map.of("fields", List.of("name"), "mode", "hash");
        Map<String, Object> keyed = Map.of("fields", List.of("name"), "mode", "hash", "hash_key", "0123456789abcdef");

        assertThat(new TestContext()
                        .make(new RedactFieldsProvider(), plain)
                        .apply(event)
                        .payload()
                        .get("name"))
                .isEqualTo(ValueHash.plain().of("alice"));
        assertThat(new TestContext()
                        .make(new RedactFieldsProvider(), keyed)
                        .apply(event)
                        .payload()
                        .get("name"))
                .isEqualTo(ValueHash.keyed("0123456789abcdef").of("alice"));
    }
}
