package io.townlet.telemetry.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.core.config.PipelineKeys;
import io.townlet.telemetry.core.config.TransportKeys;
import io.townlet.telemetry.core.plugin.DiscoveredPlugin;
import io.townlet.telemetry.core.plugin.PluginCatalog;
import io.townlet.telemetry.core.plugin.PluginDiscovery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Runs what the documents tell a reader to run. */
class DocumentationIT {

    private static final Path README = PackagedTree.REPOSITORY.resolve("README.md");
    private static final Path DOCS = PackagedTree.REPOSITORY.resolve("docs");
    private static final String BUILD_COMMAND = "mvn verify";
    private static final String TESTKIT = "io.townlet.telemetry.testkit.";
    private static final String MICROMETER = "io.micrometer.";
    private static final Pattern PUBLIC_TYPE = Pattern.compile("^public (?:final )?class (\\w+)", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyDocumentHolds() throws IOException {
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThanOrEqualTo(5);
        return documents.stream()
                .map(document -> DynamicTest.dynamicTest(
                        document.getFileName().toString(),
                        () -> follow(document, Files.createDirectories(folder.resolve(document.getFileName())))));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        documents.add(README);
        try (Stream<Path> files = Files.list(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private void follow(Path document, Path directory) throws Exception {
        // The commands of the README are given from the top of a clone.
        Path clone = Files.createSymbolicLink(directory.resolve("distribution"), PackagedTree.MODULE);
        // Those that are for a project outside of this build are followed there, by AuthorsSessionIT.
        List<MarkdownSnippet> snippets = MarkdownSnippet.of(document).stream()
                .filter(snippet -> !snippet.needsMaven() && !isOfAnotherProject(snippet))
                .toList();
        for (MarkdownSnippet snippet : snippets) {
            if (snippet.language().equals("yaml")) {
                Files.writeString(directory.resolve(snippet.fileName()), snippet.text());
            }
        }
        for (MarkdownSnippet snippet : snippets) {
            switch (snippet.language()) {
                case "yaml" -> checkConfiguration(snippet, directory);
                case "sh" -> runCommands(snippet, directory);
                case "console" -> ConsoleSnippet.replay(snippet, directory);
                case "java" -> compileAndRun(snippet, directory);
                case "xml" -> parse(snippet);
                case "text" -> assertThat(snippet.text()).isNotBlank();
                default -> throw new AssertionError(snippet + ": a snippet in a language that no test understands");
            }
        }
        checkLinks(document);
        Files.delete(clone);
    }

    private static boolean isOfAnotherProject(MarkdownSnippet snippet) {
        return snippet.target().isPresent() && !snippet.language().equals("java");
    }

    private static void checkConfiguration(MarkdownSnippet snippet, Path directory) throws Exception {
        PackagedTree.Outcome outcome = PackagedTree.run(
                directory, List.of(PackagedTree.LAUNCHER.toString(), "check", "--config", snippet.fileName()));
        assertThat(outcome.status()).as(snippet + outcome.err()).isZero();
    }

    private static void runCommands(MarkdownSnippet snippet, Path directory) throws Exception {
        for (String command : snippet.text().lines().toList()) {
            if (command.equals(BUILD_COMMAND)) {
                // It runs this very test; what is left to see is that the project's own check runs nothing less.
                assertThat(PackagedTree.REPOSITORY.resolve(".ci/run"))
                        .content()
                        .contains("mvn -B -ntp verify", ".ci/outside");
                continue;
            }
            PackagedTree.Outcome outcome =
                    PackagedTree.run(directory, List.of("bash", "-euo", "pipefail", "-c", command));
            assertThat(outcome.status())
                    .as(snippet + ": " + command + "\n" + outcome.err())
                    .isZero();
        }
    }

    private static void compileAndRun(MarkdownSnippet snippet, Path directory) throws Exception {
        Matcher type = PUBLIC_TYPE.matcher(snippet.text());
        assertThat(type.find()).as(snippet + " declares a public class").isTrue();
        Path source = directory.resolve(type.group(1) + ".java");
        Files.writeString(source, snippet.text());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String libraries = String.join(":", PackagedTree.jars());
        if (snippet.text().contains("import " + TESTKIT) || snippet.text().contains("import " + MICROMETER)) {
            // The testkit, JUnit and Micrometer are no part of the distribution, but stand on the class path of this
            // test.
            libraries += ":" + System.getProperty("java.class.path");
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int errors = compiler.run(
                null,
                messages,
                messages,
                "-d",
                directory.toString(),
                "-cp",
                directory + ":" + libraries,
                source.toString());
        assertThat(errors).as(snippet + "\n" + messages).isZero();
        if (snippet.text().contains("public static void main(")) {
            String java = Path.of(PackagedTree.JAVA_HOME, "bin", "java").toString();
            PackagedTree.Outcome outcome =
                    PackagedTree.run(directory, List.of(java, "-cp", directory + ":" + libraries, type.group(1)));
            assertThat(outcome.status()).as(snippet + outcome.err()).isZero();
        }
    }

    /** Versions in a snippet are those that the build has. */
    private static void parse(MarkdownSnippet snippet) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + snippet.text() + "</all>")));
        String artifact = document.getElementsByTagName("artifactId").item(0).getTextContent();
        String version = document.getElementsByTagName("version").item(0).getTextContent();
        assertThat(Files.readString(PackagedTree.REPOSITORY.resolve(artifact).resolve("pom.xml")))
                .as(snippet.toString())
                .containsPattern("<artifactId>" + artifact + "</artifactId>\\s*<version>" + version + "</version>");
    }

    private static void checkLinks(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            if (!links.group(1).contains("://")) {
                assertThat(document.resolveSibling(links.group(1)))
                        .as("link in " + document)
                        .exists();
            }
        }
    }

    @Test
    void everyConfigurationKeyIsInAnOperatorsDocument() throws IOException {
        Set<String> missing = new TreeSet<>();
        StringBuilder text = new StringBuilder(Files.readString(DOCS.resolve("operating.md")));
        try (Stream<Path> transports = Files.list(DOCS)) {
            for (Path document :
                    transports.filter(DocumentationIT::isOfATransport).toList()) {
                text.append(Files.readString(document));
            }
        }
        documentedKeys()
                .forEach((owner, options) -> options.stream()
                        .filter(option -> !text.toString().matches("(?s).*[`.]" + option.name() + "`.*"))
                        .forEach(option -> missing.add(owner + ": " + option.name())));
        assertThat(missing).isEmpty();
    }

    private static boolean isOfATransport(Path document) {
        return document.getFileName().toString().startsWith("transport-");
    }

    private static Map<String, List<Option<?>>> documentedKeys() {
        Map<String, List<Option<?>>> keys = new TreeMap<>();
        keys.put("transport", TransportKeys.transport());
        keys.put("retry", TransportKeys.retry());
        keys.put("buffer", TransportKeys.buffer());
        keys.put("worker", TransportKeys.worker());
        keys.put(
                "pipeline",
                List.of(
                        PipelineKeys.ENCODING,
                        PipelineKeys.INTAKE_MAX_BYTES,
                        PipelineKeys.DIFF_ENABLED,
                        PipelineKeys.KEYFRAME_INTERVAL_TICKS));
        try (PluginCatalog catalog = PluginDiscovery.discover()) {
            assertThat(catalog.transports()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(catalog.transforms()).hasSizeGreaterThanOrEqualTo(4);
            catalog.transports().values().stream()
                    .map(DiscoveredPlugin::provider)
                    .forEach(provider -> keys.put(provider.name(), provider.options()));
            catalog.transforms().values().stream()
                    .map(DiscoveredPlugin::provider)
                    .forEach(provider -> keys.put(provider.name(), provider.options()));
        }
        return keys;
    }

    @Test
    void everyDropReasonIsExplained() throws IOException {
        String text = Files.readString(DOCS.resolve("embedding.md"));
        assertThat(DropReason.values())
                .allSatisfy(reason -> assertThat(text).contains("| `" + reason.wireName() + "` |"));
    }
}
