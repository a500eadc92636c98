package io.townlet.telemetry.transforms.testing;

import io.townlet.telemetry.api.event.Payload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Makes payloads of every shape. They don't shrink: jqwik's own recursive arbitraries do, but take a hundred times as long. */
public final class PayloadArbitraries {

    private static final int MAX_DEPTH = 4;
    private static final int MAX_SIZE = 5;
    private static final List<String> TELLING_TEXTS =
            List.of("on", "OFF", "1.5", " -3 ", "1e400", "NaN", "true", "", "x");

    private final Random random;
    private final List<String> keys;

    private PayloadArbitraries(Random random, List<String> keys) {
        this.random = random;
        this.keys = keys;
    }

    /** Payloads with some of those keys at every level. */
    public static Arbitrary<Payload> payloads(String... keys) {
        return Arbitraries.randomValue(
                random -> Payload.copyOf(new PayloadArbitraries(random, List.of(keys)).object(0)));
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(MAX_SIZE + 1); i > 0; i--) {
            fields.put(oneOf(keys), value(depth + 1));
        }
        return fields;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = random.nextInt(MAX_SIZE); i > 0; i--) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private @Nullable Object value(int depth) {
        int choice = depth > MAX_DEPTH ? 0 : random.nextInt(8);
        return choice < 3 ? scalar() : choice < 6 ? object(depth) : array(depth);
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> random.nextInt(3) - 1;
            case 4 -> random.nextDouble();
            case 5 -> Double.longBitsToDouble(random.nextLong());
            case 6 -> new BigDecimal(random.nextBoolean() ? "1e400" : "0.10");
            case 7 -> BigInteger.TEN.pow(20 + random.nextInt(300));
            case 8 -> oneOf(TELLING_TEXTS);
            default -> Character.toString(random.nextInt(0x3000));
        };
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
