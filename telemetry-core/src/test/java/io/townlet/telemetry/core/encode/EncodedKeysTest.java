package io.townlet.telemetry.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodedKeysTest {

    private final EncodedKeys keys = new EncodedKeys();

    private void add(String key) {
        byte[] source = ("#" + key + "#").getBytes(StandardCharsets.UTF_8);
        keys.add(key, source, 1, source.length - 1);
    }

    private String find(String key) {
        PreparedText found = keys.find(key);
        return found == null ? "unknown" : new String(found.padded(), 0, found.length(), StandardCharsets.UTF_8);
    }

    @Test
    void aKeyIsFoundByItsContent() {
        assertThat(find("tick")).isEqualTo("unknown");
        add("tick");

        assertThat(find(new String("tick"))).isEqualTo("tick");
    }

    @Test
    void twoKeysOfOneHashAreBothKnownAndAThirdTakesThePlaceOfTheOldest() {
        // The classic: these have the same hash code.
        assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode()).isEqualTo("AaBB".hashCode());
        add("AaAa");
        add("BBBB");
        assertThat(find("AaAa")).isEqualTo("AaAa");
        assertThat(find("BBBB")).isEqualTo("BBBB");

        add("AaBB");

        assertThat(find("AaBB")).isEqualTo("AaBB");
        assertThat(find("BBBB")).isEqualTo("BBBB");
        assertThat(find("AaAa")).isEqualTo("unknown");
    }

    @Test
    void aLongKeyIsNotKept() {
        add("k".repeat(128));
        add("k".repeat(129));

        assertThat(find("k".repeat(128))).hasSize(128);
        assertThat(find("k".repeat(129))).isEqualTo("unknown");
    }
}
