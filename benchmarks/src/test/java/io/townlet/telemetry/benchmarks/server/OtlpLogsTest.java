package io.townlet.telemetry.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OtlpLogsTest {

    @Test
    void recordsOfAllResourcesAndScopesAreCountedAndAllElseIsSkipped() {
        byte[] record = field(1, new byte[] {10, 3, 'a', 'b', 'c'});
        byte[] scope = join(field(1, new byte[300]), field(2, record), field(2, record), field(3, new byte[0]));
        byte[] resource = join(field(1, field(2, record)), field(2, scope), field(2, field(2, new byte[0])));
        byte[] numbers = {5 << 3, (byte) 0x80, 1, (6 << 3) | 1, 1, 2, 3, 4, 5, 6, 7, 8, (7 << 3) | 5, 1, 2, 3, 4};

        assertThat(OtlpLogs.count(join(field(1, resource), numbers, field(2, resource), field(1, resource))))
                .isEqualTo(6);
        assertThat(OtlpLogs.count(new byte[0])).isZero();
    }

    @Test
    void whatIsNoProtobufIsRefused() {
        assertThatThrownBy(() -> OtlpLogs.count("no protobuf".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((number << 3) | 2);
        int length = content.length;
        for (; length > 127; length >>= 7) {
            out.write((length & 127) | 128);
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
