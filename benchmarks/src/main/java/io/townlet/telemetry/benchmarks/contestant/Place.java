package io.townlet.telemetry.benchmarks.contestant;

import java.nio.file.Path;

/**
 * Where a contestant delivers to.
 *
 * @param address the path of a file, or host and port of a server
 * @param file the file itself, or the certificate of a server that has one
 */
public record Place(String address, Path file) {}
