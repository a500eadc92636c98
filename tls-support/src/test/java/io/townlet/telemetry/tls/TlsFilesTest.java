package io.townlet.telemetry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsFilesTest {

    private static Options options(Map<String, String> raw) {
        return Options.of(TlsFiles.OPTIONS, raw);
    }

    @Test
    void theKeysAreThoseOfTheConfiguration() {
        assertThat(TlsFiles.OPTIONS).extracting(Option::name).containsExactly("ca_file", "cert_file", "key_file");
    }

    @Test
    void filesAreReadFromOptions() {
        Options all = options(Map.of("ca_file", "a.pem", "cert_file", "c.pem", "key_file", "k.pem"));
        assertThat(TlsFiles.check(all)).isEmpty();
        assertThat(TlsFiles.of(all)).isEqualTo(new TlsFiles(Path.of("a.pem"), Path.of("c.pem"), Path.of("k.pem")));
        assertThat(TlsFiles.check(options(Map.of()))).isEmpty();
        assertThat(TlsFiles.of(options(Map.of()))).isEqualTo(new TlsFiles(null, null, null));
    }

    @Test
    void certificateAndKeyGoTogether() {
        assertThat(TlsFiles.check(options(Map.of("cert_file", "c.pem"))))
                .containsExactly(new OptionProblem("cert_file", "is of no use without its private key; add key_file"));
        assertThat(TlsFiles.check(options(Map.of("key_file", "k.pem"))))
                .containsExactly(new OptionProblem("key_file", "is of no use without its certificate; add cert_file"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TlsFiles(null, Path.of("c.pem"), null));
    }
}
