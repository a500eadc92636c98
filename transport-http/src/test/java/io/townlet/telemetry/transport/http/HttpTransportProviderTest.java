package io.townlet.telemetry.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpTransportProviderTest {

    /** Listing the plug-ins must not take the time to load an HTTP client. */
    @Test
    void namesItselfAndItsOptionsWithoutTheHttpLibrary() throws Exception {
        URL[] without = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.matches(".*/(okhttp|okio|mockwebserver|kotlin)[^/]*\\.jar"))
                .map(HttpTransportProviderTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            Class<?> service = loader.loadClass(TransportProvider.class.getName());
            Object provider = ServiceLoader.load(service, loader).findFirst().orElseThrow();
            assertThat(provider.getClass().getMethod("name").invoke(provider)).isEqualTo("http");
            assertThat(provider.getClass().getMethod("options").invoke(provider).toString())
                    .contains("endpoint", "ca_file");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    @Test
    void marksTheSecrets() {
        assertThat(new HttpTransportProvider()
                        .options().stream().filter(Option::secret).map(Option::name))
                .containsExactly("headers", "bearer_token", "basic_password");
    }

    @Test
    void saysWhatEachOptionDoes() {
        assertThat(new HttpTransportProvider().options())
                .hasSize(10)
                .allSatisfy(option -> assertThat(option.description()).endsWith("."));
    }
}
