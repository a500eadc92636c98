package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.tls.TlsFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Headers;

/**
 * The options of one HTTP transport, read. Its text holds no secret.
 *
 * @param endpoint where batches are posted to
 * @param format how a batch becomes a body
 * @param gzip whether bodies are compressed
 * @param headers what every request carries beside what the transport sets for each batch
 * @param tlsFiles the PEM files of an {@code https://} endpoint
 * @param texts cleans what is shown, of secrets among others
 */
record HttpSettings(
        Endpoint endpoint, BodyFormat format, boolean gzip, Headers headers, TlsFiles tlsFiles, PlainText texts) {

    /** Reads options in which {@link OptionRules} finds nothing wrong. */
    static HttpSettings of(Options options) {
        Endpoint endpoint = Endpoint.parse(options.get(HttpOptions.ENDPOINT))
                .orElseThrow(() -> new IllegalArgumentException("endpoint is no http:// or https:// URL"));
        Map<String, String> configured = options.find(HttpOptions.HEADERS).orElse(Map.of());
        Optional<String> authorization = authorization(options);
        BodyFormat format = BodyFormat.valueOf(options.get(HttpOptions.FORMAT).toUpperCase(Locale.ROOT));
        boolean gzip = options.get(HttpOptions.COMPRESSION).equals("gzip");

        Headers.Builder headers = new Headers.Builder();
        headers.set("User-Agent", "townlet-telemetry/" + ModuleVersion.read());
        headers.set("Content-Type", format.contentType());
        configured.forEach(headers::set);
        authorization.ifPresent(value -> headers.set("Authorization", value));
        if (gzip) {
            headers.set("Content-Encoding", "gzip");
        }

        List<String> secrets = new ArrayList<>(configured.values());
        options.find(HttpOptions.BEARER_TOKEN).ifPresent(secrets::add);
        options.find(HttpOptions.BASIC_PASSWORD).ifPresent(secrets::add);
        authorization.ifPresent(value -> secrets.add(value.substring(value.indexOf(' ') + 1)));
        for (int i = 0; i < endpoint.url().querySize(); i++) {
            Optional.ofNullable(endpoint.url().queryParameterValue(i)).ifPresent(secrets::add);
        }
        return new HttpSettings(endpoint, format, gzip, headers.build(), TlsFiles.of(options), new PlainText(secrets));
    }

    private static Optional<String> authorization(Options options) {
        Optional<String> bearer = options.find(HttpOptions.BEARER_TOKEN).map(token -> "Bearer " + token);
        return bearer.or(() -> options.find(HttpOptions.BASIC_USER)
                .map(user -> Credentials.basic(
                        user, options.find(HttpOptions.BASIC_PASSWORD).orElse(""), StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "HttpSettings[endpoint=" + endpoint + ", format=" + format + ", gzip=" + gzip + ", headers="
                + headers.names() + "]";
    }
}
