package io.townlet.telemetry.transport.tcp;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.tls.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of one TCP transport, read.
 *
 * @param endpoint where the server listens
 * @param tls the files that TLS takes, or null for plaintext
 * @param verifyHostname whether the server's certificate must be for the endpoint's host
 */
record TcpSettings(Endpoint endpoint, @Nullable TlsFiles tls, boolean verifyHostname) {

    private static final Option<String> ENDPOINT =
            Option.text("endpoint").asRequired().describedAs("Where the server listens: " + Endpoint.FORM + ".");
    private static final Option<Boolean> ENABLE_TLS = Option.flag("enable_tls")
            .describedAs("Whether the connection is encrypted; true, unless both plaintext keys are set.");
    private static final Option<Boolean> VERIFY_HOSTNAME = Option.flag("verify_hostname")
            .withDefault(true)
            .describedAs("Whether the server's certificate must be for the endpoint's host.");
    private static final Option<Boolean> ALLOW_PLAINTEXT = Option.flag("allow_plaintext")
            .withDefault(false)
            .describedAs("With dev_allow_plaintext: sends without encryption, on this machine only.");
    private static final Option<Boolean> DEV_ALLOW_PLAINTEXT = Option.flag("dev_allow_plaintext")
            .withDefault(false)
            .describedAs("With allow_plaintext: sends without encryption, on this machine only.");

    /** All there are, in the order in which they are documented. */
    static final List<Option<?>> OPTIONS = options();

    private static List<Option<?>> options() {
        List<Option<?>> options = new ArrayList<>(List.of(ENDPOINT, ENABLE_TLS, VERIFY_HOSTNAME));
        options.addAll(TlsFiles.OPTIONS);
        options.add(ALLOW_PLAINTEXT);
        options.add(DEV_ALLOW_PLAINTEXT);
        return List.copyOf(options);
    }

    static TcpSettings of(Options options) {
        return new TcpSettings(
                Endpoint.parse(options.get(ENDPOINT)),
                usesTls(options) ? TlsFiles.of(options) : null,
                options.get(VERIFY_HOSTNAME));
    }

    private static boolean usesTls(Options options) {
        return options.find(ENABLE_TLS).orElse(!allowsPlaintext(options));
    }

    private static boolean allowsPlaintext(Options options) {
        return options.get(ALLOW_PLAINTEXT) && options.get(DEV_ALLOW_PLAINTEXT);
    }

    static List<OptionProblem> check(Options options) {
        List<OptionProblem> problems = new ArrayList<>();
        Endpoint endpoint = endpoint(options, problems);
        if (usesTls(options)) {
            problems.addAll(TlsFiles.check(options));
        } else {
            checkPlaintext(options, endpoint, problems);
        }
        if (!options.get(ALLOW_PLAINTEXT).equals(options.get(DEV_ALLOW_PLAINTEXT))) {
            Option<Boolean> set = options.get(ALLOW_PLAINTEXT) ? ALLOW_PLAINTEXT : DEV_ALLOW_PLAINTEXT;
            Option<Boolean> other = options.get(ALLOW_PLAINTEXT) ? DEV_ALLOW_PLAINTEXT : ALLOW_PLAINTEXT;
            problems.add(new OptionProblem(
                    set.name(),
                    "alone allows nothing; set " + other.name()
                            + " too, for plaintext to a server on this machine, or leave it out and use TLS"));
        }
        return problems;
    }

    private static @Nullable Endpoint endpoint(Options options, List<OptionProblem> problems) {
        // A missing one is reported as such already.
        String text = options.find(ENDPOINT).orElse(null);
        try {
            return text == null ? null : Endpoint.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(new OptionProblem(ENDPOINT.name(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static void checkPlaintext(Options options, @Nullable Endpoint endpoint, List<OptionProblem> problems) {
        if (!allowsPlaintext(options)) {
            problems.add(new OptionProblem(
                    ENABLE_TLS.name(),
                    "can be false only where allow_plaintext and dev_allow_plaintext are both true, and the endpoint is on"
                            + " this machine; leave it out to use TLS"));
        } else if (endpoint != null && !endpoint.isLoopback()) {
            problems.add(new OptionProblem(
                    ALLOW_PLAINTEXT.name(),
                    "and dev_allow_plaintext are only for an endpoint on this machine, such as 127.0.0.1:5140,"
                            + " [::1]:5140 or localhost:5140; leave both out and use TLS"));
        }
        for (Option<?> file : TlsFiles.OPTIONS) {
            if (options.find(file).isPresent()) {
                problems.add(new OptionProblem(
                        file.name(), "has no effect without TLS; leave it out, or leave out the plaintext keys"));
            }
        }
    }
}
