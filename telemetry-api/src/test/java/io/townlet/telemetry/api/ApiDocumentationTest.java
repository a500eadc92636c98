package io.townlet.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user of the api can see is documented, down to each parameter and result. */
class ApiDocumentationTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", ""), "src", "main", "java").toAbsolutePath();

    /** One complaint of the compiler: a line that says what is wrong, and the line of the source that it is about. */
    private static final Pattern MISSING = Pattern.compile(": warning: .*\\R.*");

    /** The parameters of a record's compact constructor are documented at the record. */
    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("no @param for \\w+\\R\\s*public \\w+ \\{");

    @TempDir
    private Path classes;

    @Test
    void everyPublicElementHasItsWholeComment() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-Xdoclint:all/protected",
                "-Xmaxwarns",
                "1000",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        List<String> sources = sources();
        assertThat(sources).hasSizeGreaterThanOrEqualTo(40);
        arguments.addAll(sources);
        StringWriter complaints = new StringWriter();
        PrintWriter out = new PrintWriter(complaints);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int status = javac.run(out, out, arguments.toArray(String[]::new));
        assertThat(status).as(complaints.toString()).isZero();
        assertThat(MISSING.matcher(complaints.toString())
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .filteredOn(complaint -> !COMPACT_CONSTRUCTOR.matcher(complaint).find())
                .isEmpty();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".java") && !name.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
