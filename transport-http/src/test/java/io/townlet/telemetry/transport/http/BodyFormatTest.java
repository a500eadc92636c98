package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transport.Batch;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import okio.Buffer;

class BodyFormatTest {

    @Property
    void writesWhatItAnnounces(
            @ForAll @Size(min = 1, max = 50) List<@AlphaChars String> lines, @ForAll BodyFormat format)
            throws IOException {
        Batch batch = HttpTesting.batch(lines.toArray(String[]::new));
        Buffer body = new Buffer();
        format.write(batch, body);
        assertThat(body.size()).isEqualTo(format.length(batch));
        assertThat(body.readUtf8())
                .isEqualTo(
                        switch (format) {
                            case NDJSON -> String.join("\n", lines) + "\n";
                            case JSON_ARRAY -> "[" + String.join(",", lines) + "]";
                        });
    }
}
