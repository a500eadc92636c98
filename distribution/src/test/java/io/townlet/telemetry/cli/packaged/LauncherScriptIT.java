package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launchers make of their surroundings. The Java that they find here is a script that shows what it was called with. */
class LauncherScriptIT {

    private static final String SHOW_ARGUMENTS = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";
    private static final Path SCRIPT = PackagedTree.TREE.resolve("bin/telemetry");
    private static final Path BATCH_FILE = PackagedTree.TREE.resolve("bin/telemetry.bat");
    private static final Pattern QUICK_IN_SCRIPT = Pattern.compile("\n +(check [^)]*)\\) quick=");
    private static final Pattern QUICK_IN_BATCH_FILE = Pattern.compile("in \\((check [^)]*)\\) do");
    private static final Pattern GO_TO = Pattern.compile("goto (\\w+)");
    private static final Pattern LABEL = Pattern.compile("(?m)^:(\\w+)");

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void putTheLauncherIntoAFolderWithBlanks() throws IOException {
        home = folder.resolve("a home with blanks");
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(SCRIPT, home.resolve("bin/telemetry"));
    }

    private Path java(String name, String script) throws IOException {
        Path java = Files.createDirectories(folder.resolve(name).resolve("bin")).resolve("java");
        Files.writeString(java, script);
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes a Java home of a version, with blanks in its name. */
    private String javaHome(String version) throws IOException {
        Path javaHome = java("java home", SHOW_ARGUMENTS).getParent().getParent();
        Files.writeString(javaHome.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return javaHome.toString();
    }

    private PackagedTree.Outcome start(Path launcher, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return PackagedTree.run(folder, command, environment);
    }

    private static void assertRefused(PackagedTree.Outcome outcome, String... parts) {
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).singleElement().asString().contains(parts);
    }

    @Test
    void handsEverythingOnAsItIs() throws Exception {
        PackagedTree.Outcome outcome = start(
                home.resolve("bin/telemetry"),
                Map.of("JAVA_HOME", javaHome("17.0.1"), "JAVA_OPTS", "-Xmx64m -Dstar=*"),
                "run",
                "--config",
                "a file.yaml",
                "");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-Dstar=*",
                        "-Dtelemetry.home=" + home.toRealPath(),
                        "-cp",
                        home.toRealPath() + "/lib/*",
                        "io.townlet.telemetry.cli.TelemetryCommand",
                        "run",
                        "--config",
                        "a file.yaml",
                        "");
    }

    @Test
    void choosesNoCollectorWhereTheUserMayHave() throws Exception {
        Map<String, String> choices = Map.of(
                "JAVA_OPTS", "-Xmx64m -XX:+UseParallelGC",
                "JDK_JAVA_OPTIONS", "-XX:+UseZGC",
                "JAVA_TOOL_OPTIONS", "@more-options");
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            PackagedTree.Outcome outcome = start(
                    home.resolve("bin/telemetry"),
                    Map.of("JAVA_HOME", javaHome("17.0.1"), choice.getKey(), choice.getValue()),
                    "run");
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(outcome.out()).doesNotContain("UseSerialGC");
        }
    }

    @Test
    void findsItsHomeThroughAChainOfLinksOnThePath() throws Exception {
        Path links = Files.createDirectories(folder.resolve("some links"));
        Files.createSymbolicLink(links.resolve("first"), home.resolve("bin/telemetry"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("town"), Path.of("../some links/second"));
        PackagedTree.Outcome outcome = PackagedTree.run(
                elsewhere,
                List.of("/bin/sh", "-c", "town --version"),
                Map.of("JAVA_HOME", javaHome("25"), "PATH", elsewhere + ":" + System.getenv("PATH")));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .startsWith("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dtelemetry.home=" + home.toRealPath())
                .endsWith("--version");
    }

    @Test
    void refusesAJavaHomeThatIsTooOld() throws Exception {
        for (String version : List.of("1.8.0_392", "11.0.2", "16")) {
            assertRefused(
                    start(home.resolve("bin/telemetry"), Map.of("JAVA_HOME", javaHome(version)), "plugins"),
                    "Java 17 or later is needed",
                    "java home/bin/java is " + version);
        }
    }

    @Test
    void asksAJavaOnThePathThatHasNoReleaseFile() throws Exception {
        Path old = java("wrapper", "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertRefused(
                start(home.resolve("bin/telemetry"), onPath(old.getParent()), "plugins"),
                "Java 17 or later is needed, but " + old + " is 11.0.2");
        Path broken = java("stub", "#!/bin/sh\nexit 1\n");
        assertRefused(
                start(home.resolve("bin/telemetry"), onPath(broken.getParent()), "plugins"),
                "no Java found: " + broken + " does not work");
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        assertRefused(
                start(
                        home.resolve("bin/telemetry"),
                        onPath(Files.createDirectories(folder.resolve("none"))),
                        "plugins"),
                "no Java found: set JAVA_HOME or put java (17 or later) on the PATH");
        assertRefused(
                start(home.resolve("bin/telemetry"), Map.of("JAVA_HOME", folder + "/nowhere"), "plugins"),
                "no Java found: JAVA_HOME is " + folder + "/nowhere, which has no bin/java");
    }

    private static Map<String, String> onPath(Path directory) {
        return Map.of("JAVA_HOME", "", "PATH", directory.toString());
    }

    @Test
    void saysThatItCannotRunWhereItIs() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", javaHome("17"));
        Path copied = Files.createDirectories(folder.resolve("copied/bin")).resolve("telemetry");
        Files.copy(SCRIPT, copied);
        assertRefused(start(copied, environment, "plugins"), "/copied/lib", "instead of copying it");
        Path colon = folder.resolve("a:b");
        Files.move(home, colon);
        assertRefused(start(colon.resolve("bin/telemetry"), environment, "plugins"), "a:b has a colon in its name");
    }

    /** No Windows is here to run it: what can go wrong in the text alone is looked for. */
    @Test
    void theBatchFileIsWellFormed() throws IOException {
        String text = Files.readString(BATCH_FILE, StandardCharsets.US_ASCII);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\t");
        assertThat(found(GO_TO, text)).isNotEmpty().isSubsetOf(found(LABEL, text));
        assertThat(found(LABEL, text)).doesNotHaveDuplicates();
        // A version's last digit in front of > would be taken for the number of a stream.
        assertThat(text.lines().filter(line -> line.contains("echo ") && !line.startsWith("@")))
                .hasSize(4)
                .allMatch(line -> line.startsWith(">&2 echo telemetry: "));
        assertThat(text.lines().filter(line -> line.contains("%*")))
                .singleElement()
                .asString()
                .startsWith("\"%JAVA%\" ");
        // Outside of double quotes, a path with blanks or parentheses falls apart.
        assertThat(text.lines().filter(line -> !line.startsWith("rem") && !line.startsWith(">&2")))
                .allMatch(
                        line -> !line.replaceAll("\"[^\"]*\"", "").matches(".*%(APP_HOME|JAVA|JAVA_HOME|RELEASE)%.*"));
    }

    @Test
    void bothLaunchersSayAndDoTheSame() throws IOException {
        String script = Files.readString(SCRIPT);
        String batch = Files.readString(BATCH_FILE);
        assertThat(found(QUICK_IN_BATCH_FILE, batch))
                .singleElement()
                .isEqualTo(found(QUICK_IN_SCRIPT, script).get(0).replace(" |", ""));
        for (String both : List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dtelemetry.home=",
                "io.townlet.telemetry.cli.TelemetryCommand",
                "no Java found: set JAVA_HOME or put java (17 or later) on the PATH",
                "no Java found: JAVA_HOME is ",
                "Java 17 or later is needed, but ")) {
            assertThat(script).contains(both);
            assertThat(batch).contains(both);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
