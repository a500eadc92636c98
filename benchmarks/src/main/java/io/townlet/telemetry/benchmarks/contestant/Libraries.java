package io.townlet.telemetry.benchmarks.contestant;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells which jars a contestant is made of, and so their versions. */
final class Libraries {

    private Libraries() {}

    /**
     * Names the jars of some classes.
     *
     * @param classes one of each jar
     * @return file names with commas between them
     */
    static String of(Class<?>... classes) {
        return Arrays.stream(classes).map(Libraries::jarOf).collect(Collectors.joining(", "));
    }

    private static String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "JDK";
        }
        return String.valueOf(
                Path.of(URI.create(source.getLocation().toString())).getFileName());
    }
}
