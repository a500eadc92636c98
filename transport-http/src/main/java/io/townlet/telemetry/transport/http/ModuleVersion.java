package io.townlet.telemetry.transport.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the version of this module, which the build writes into a file: a module path shows nothing of a jar's manifest. */
final class ModuleVersion {

    private ModuleVersion() {}

    static String read() {
        try (InputStream in = ModuleVersion.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of the http transport can't be read; install it again", e);
        }
    }
}
