package io.townlet.telemetry.tls;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files that a transport is configured with, each at most {@value PemFile#MAX_BYTES} bytes long. A relative path starts from the
 * working directory of the process. Immutable.
 *
 * @param caFile certificates of the authorities to trust, or null to trust those that the JDK trusts
 * @param certFile the certificate to show to a server, followed by those that lead to its authority, or null for none
 * @param keyFile the private key of the first certificate in {@code certFile}, not encrypted: PKCS#8, PKCS#1 (RSA) or SEC1 (EC); null
 *     where {@code certFile} is
 */
public record TlsFiles(
        @Nullable Path caFile,
        @Nullable Path certFile,
        @Nullable Path keyFile) {

    static final String CA_FILE_NAME = "ca_file";
    static final String CERT_FILE_NAME = "cert_file";
    static final String KEY_FILE_NAME = "key_file";

    private static final Option<Path> CA_FILE = Option.file(CA_FILE_NAME)
            .describedAs("PEM file of the authorities to trust; without it, those that the JDK trusts.");
    private static final Option<Path> CERT_FILE = Option.file(CERT_FILE_NAME)
            .describedAs("PEM file of the certificate to show to the server, and of those that lead to its authority.");
    private static final Option<Path> KEY_FILE =
            Option.file(KEY_FILE_NAME).describedAs("PEM file of the certificate's private key, not encrypted.");

    /** {@code ca_file}, {@code cert_file} and {@code key_file}, in the order in which they are documented. */
    public static final List<Option<?>> OPTIONS = List.of(CA_FILE, CERT_FILE, KEY_FILE);

    /**
     * Checks that certificate and key go together.
     *
     * @throws IllegalArgumentException where one of them is missing
     */
    public TlsFiles {
        if ((certFile == null) != (keyFile == null)) {
            throw new IllegalArgumentException("certFile and keyFile go together; give both or neither");
        }
    }

    /**
     * Reads what is configured.
     *
     * @param options valid values of {@link #OPTIONS}, in which {@link #check} finds nothing wrong
     * @return the files, which are not looked at yet
     */
    public static TlsFiles of(Options options) {
        return new TlsFiles(
                options.find(CA_FILE).orElse(null),
                options.find(CERT_FILE).orElse(null),
                options.find(KEY_FILE).orElse(null));
    }

    /**
     * Checks that certificate and key go together. No I/O.
     *
     * @param options values of {@link #OPTIONS}
     * @return what is wrong; empty where nothing is
     */
    public static List<OptionProblem> check(Options options) {
        boolean cert = options.find(CERT_FILE).isPresent();
        boolean key = options.find(KEY_FILE).isPresent();
        if (cert == key) {
            return List.of();
        }
        return List.of(
                cert
                        ? new OptionProblem(CERT_FILE_NAME, "is of no use without its private key; add key_file")
                        : new OptionProblem(KEY_FILE_NAME, "is of no use without its certificate; add cert_file"));
    }
}
