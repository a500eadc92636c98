package io.townlet.telemetry.transport.http;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.tls.TlsFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is wrong with values that are valid each for itself. No message holds a value that may be secret. */
final class OptionRules {

    private final Options options;
    private final List<OptionProblem> problems = new ArrayList<>();

    private OptionRules(Options options) {
        this.options = options;
    }

    static List<OptionProblem> check(Options options) {
        OptionRules rules = new OptionRules(options);
        rules.checkEndpoint();
        rules.checkHeaders();
        rules.checkCredentials();
        rules.problems.addAll(TlsFiles.check(options));
        return List.copyOf(rules.problems);
    }

    private void checkEndpoint() {
        Optional<Endpoint> parsed = Endpoint.parse(options.get(HttpOptions.ENDPOINT));
        if (parsed.isEmpty()) {
            report(
                    HttpOptions.ENDPOINT,
                    "must be an http:// or https:// URL, for example https://collector.example:8443/events");
            return;
        }
        Endpoint endpoint = parsed.get();
        if (endpoint.hasUserInfo()) {
            report(
                    HttpOptions.ENDPOINT,
                    "must not hold a user name or a password, because URLs are written to logs; use basic_user and basic_password");
        }
        if (endpoint.url().encodedFragment() != null) {
            report(HttpOptions.ENDPOINT, "ends in a fragment ('#...'), which is never sent; leave it out");
        }
        if (!endpoint.url().isHttps()) {
            checkPlainText(endpoint);
        }
    }

    private void checkPlainText(Endpoint endpoint) {
        List<String> secrets = Stream.of(HttpOptions.HEADERS, HttpOptions.BEARER_TOKEN, HttpOptions.BASIC_PASSWORD)
                .filter(option -> options.find(option).isPresent())
                .map(Option::name)
                .toList();
        if (!endpoint.isLoopback() && !secrets.isEmpty()) {
            report(
                    HttpOptions.ENDPOINT,
                    "would send the values of " + String.join(" and ", secrets) + " to " + endpoint.authority()
                            + " unencrypted; use https://, or a proxy on this machine that adds TLS, or leave them out");
        }
        for (Option<?> option : TlsFiles.OPTIONS) {
            if (options.find(option).isPresent()) {
                report(option, "has no effect on an http:// endpoint; use https://, or leave it out");
            }
        }
    }

    private void checkHeaders() {
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> header :
                options.find(HttpOptions.HEADERS).orElse(Map.of()).entrySet()) {
            String name = header.getKey();
            if (!HeaderRules.isName(name)) {
                report(
                        HttpOptions.HEADERS,
                        "has a name that is none for a header; only letters, digits and !#$%&'*+-.^_`|~ may be in it");
                continue;
            }
            if (!HeaderRules.isValue(header.getValue())) {
                report(
                        HttpOptions.HEADERS,
                        "has a line break or another character outside of printable ASCII in the value of '" + name
                                + "'; take it out, or encode the value");
            }
            if (HeaderRules.isReserved(name)) {
                report(HttpOptions.HEADERS, "sets '" + name + "', which the transport sets itself; leave it out");
            }
            if (!seen.add(HeaderRules.canonical(name))) {
                report(HttpOptions.HEADERS, "sets '" + name + "' twice; case makes no difference, so keep one of them");
            }
        }
        boolean credentials = options.find(HttpOptions.BEARER_TOKEN).isPresent()
                || options.find(HttpOptions.BASIC_USER).isPresent();
        if (credentials && seen.contains("authorization")) {
            report(
                    HttpOptions.HEADERS,
                    "sets 'Authorization', and so does bearer_token or basic_user; keep one of them");
        }
    }

    private void checkCredentials() {
        Optional<String> token = options.find(HttpOptions.BEARER_TOKEN);
        Optional<String> user = options.find(HttpOptions.BASIC_USER);
        Optional<String> password = options.find(HttpOptions.BASIC_PASSWORD);
        if (token.isPresent() && (user.isPresent() || password.isPresent())) {
            report(
                    HttpOptions.BEARER_TOKEN,
                    "can't be used together with basic_user and basic_password; keep one or the other");
        }
        if (user.isPresent() != password.isPresent()) {
            Option<String> there = user.isPresent() ? HttpOptions.BASIC_USER : HttpOptions.BASIC_PASSWORD;
            Option<String> missing = user.isPresent() ? HttpOptions.BASIC_PASSWORD : HttpOptions.BASIC_USER;
            report(there, "is of no use alone; add " + missing.name());
        }
        if (token.isPresent() && !HeaderRules.isWord(token.get())) {
            report(HttpOptions.BEARER_TOKEN, "must be one word of printable ASCII, without blanks and line breaks");
        }
        if (user.isPresent()
                && (user.get().indexOf(':') >= 0 || user.get().codePoints().anyMatch(Character::isISOControl))) {
            report(HttpOptions.BASIC_USER, "must hold neither a colon nor a control character");
        }
        if (password.isPresent() && password.get().codePoints().anyMatch(Character::isISOControl)) {
            report(HttpOptions.BASIC_PASSWORD, "must not hold a control character such as a line break");
        }
    }

    private void report(Option<?> option, String message) {
        problems.add(new OptionProblem(option.name(), message));
    }
}
