package io.townlet.telemetry.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the configured files found. Two looks are equal where they found the same.
 *
 * @param ca the authorities, or null where none are configured
 * @param cert the certificate to show, or null where none is configured
 * @param key its private key, or null where none is configured
 */
record PemFiles(
        @Nullable PemFile ca,
        @Nullable PemFile cert,
        @Nullable PemFile key) {

    static PemFiles read(TlsFiles files) {
        return new PemFiles(
                read(TlsFiles.CA_FILE_NAME, files.caFile()),
                read(TlsFiles.CERT_FILE_NAME, files.certFile()),
                read(TlsFiles.KEY_FILE_NAME, files.keyFile()));
    }

    private static @Nullable PemFile read(String option, @Nullable Path path) {
        return path == null ? null : PemFile.read(option, path);
    }
}
