package io.townlet.telemetry.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.cli.packaged.PackagedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that knows of this project only by a Maven repository. */
final class Outside {

    /** Names the local Maven repository that our jars were installed to; without it, these tests are skipped. */
    static final String REPOSITORY = "TOWNLET_OUTSIDE_REPOSITORY";

    private static final Pattern TESTS = Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: (\\d+)");
    private static final int FEWEST_TESTS = 20;

    private final Path folder;
    private final String javaHome;

    Outside(Path folder) {
        this(folder, PackagedTree.JAVA_HOME);
    }

    Outside(Path folder, String javaHome) {
        this.folder = folder;
        this.javaHome = javaHome;
    }

    /** Runs commands as a reader of a document does. */
    String shell(String commands) throws Exception {
        return run(List.of("bash", "-euo", "pipefail", "-c", commands), Map.of());
    }

    /** Runs Maven on a project in this folder. */
    String maven(String project, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-f", project));
        command.addAll(List.of(arguments));
        return run(command, Map.of());
    }

    /** Runs the command of a distribution. */
    String telemetry(Path distribution, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(distribution.resolve("bin/telemetry").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private String run(List<String> command, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", javaHome);
        // By this and not by an argument, so that commands are run as they stand in a document.
        all.put("MAVEN_OPTS", "-Dmaven.repo.local=" + System.getenv(REPOSITORY));
        PackagedTree.Outcome outcome = PackagedTree.run(folder, command, all);
        assertThat(outcome.status())
                .as(() -> String.join(" ", command) + "\n" + outcome.out() + outcome.err())
                .isZero();
        return outcome.out();
    }

    /** Checks that a build's contracts were run, and all is well. */
    static void assertTested(String log) {
        Matcher summary = TESTS.matcher(log);
        int most = 0;
        while (summary.find()) {
            most = Math.max(most, Integer.parseInt(summary.group(1)) - Integer.parseInt(summary.group(2)));
        }
        assertThat(most).as(log).isGreaterThanOrEqualTo(FEWEST_TESTS);
    }

    /** Copies a part of this project, without what was built there. */
    void copy(Path source, String name) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(file -> !source.relativize(file).startsWith("target"))
                    .forEach(file -> copyOne(file, folder.resolve(name).resolve(source.relativize(file))));
        }
    }

    private static void copyOne(Path file, Path target) {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts another text in the place of one that stands in a file once. */
    void replace(String file, String old, String other) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).containsOnlyOnce(old);
        Files.writeString(path, text.replace(old, other));
    }

    /** Unpacks the zip that a project has made. */
    Path unzip(String project, String name) throws Exception {
        String unused = shell("unzip -q -o " + project + "/target/" + name + ".zip");
        return folder.resolve(name);
    }
}
