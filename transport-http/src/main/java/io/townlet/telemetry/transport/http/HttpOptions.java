package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.tls.TlsFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The options that there are. Kept apart from all that needs the HTTP library, so that listing them loads none of it. */
final class HttpOptions {

    static final Option<String> ENDPOINT =
            Option.text("endpoint").asRequired().describedAs("The http:// or https:// URL that batches are posted to.");
    static final Option<String> FORMAT = Option.choice("format", "ndjson", "json_array")
            .withDefault("ndjson")
            .describedAs("Whether a batch is a line for each event, or one JSON array.");
    static final Option<String> COMPRESSION = Option.choice("compression", "none", "gzip")
            .withDefault("none")
            .describedAs("Whether batches are compressed.");
    static final Option<Map<String, String>> HEADERS =
            Option.textMap("headers").asSecret().describedAs("Headers that every request carries.");
    static final Option<String> BEARER_TOKEN =
            Option.text("bearer_token").asSecret().describedAs("The token for 'Authorization: Bearer'.");
    static final Option<String> BASIC_USER =
            Option.text("basic_user").describedAs("The user name for 'Authorization: Basic'.");
    static final Option<String> BASIC_PASSWORD =
            Option.text("basic_password").asSecret().describedAs("The password for 'Authorization: Basic'.");

    /** All there are, in the order in which they are documented. */
    static final List<Option<?>> OPTIONS = Stream.concat(
                    Stream.of(ENDPOINT, FORMAT, COMPRESSION, HEADERS, BEARER_TOKEN, BASIC_USER, BASIC_PASSWORD),
                    TlsFiles.OPTIONS.stream())
            .toList();

    private HttpOptions() {}
}
