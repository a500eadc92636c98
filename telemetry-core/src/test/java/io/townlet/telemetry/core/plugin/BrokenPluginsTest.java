package io.townlet.telemetry.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.townlet.telemetry.api.transform.TransformProvider;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken plug-in lies between two that work; these must be found, and of the broken one it must be said why it isn't. */
class BrokenPluginsTest {

    private static final String SERVICE = "META-INF/services/io.townlet.telemetry.api.transport.TransportProvider";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void compileTheGoodOnes() {
        PluginJar.good("First", "first").writeTo(shared.resolve("a-first.jar"));
        PluginJar.good("Last", "last").writeTo(shared.resolve("z-last.jar"));
    }

    static Stream<Arguments> broken() {
        int java = Runtime.version().feature();
        return Stream.of(
                broken(
                        "no constructor without parameters",
                        bad("public Bad(int size) {}"),
                        "has no constructor without parameters; add a public one"),
                broken(
                        "private constructor",
                        bad("private Bad() {}"),
                        "its constructor without parameters isn't public; make it public"),
                broken(
                        "throwing constructor",
                        bad("public Bad() { throw new IllegalStateException(\"one\\ntwo\"); }"),
                        "its constructor throws java.lang.IllegalStateException: one two"),
                broken(
                        "constructor that throws an error",
                        bad("public Bad() { throw new AssertionError(); }"),
                        "its constructor throws java.lang.AssertionError"),
                broken(
                        "endless constructor",
                        bad("public Bad() { new Bad(); }"),
                        "its constructor throws java.lang.StackOverflowError"),
                broken(
                        "throwing static initialiser",
                        bad("static { if (true) throw new IllegalStateException(\"no\"); }"),
                        "its static initialiser throws java.lang.IllegalStateException: no"),
                broken(
                        "missing superclass",
                        bad("").source("Base", "package plugins; public class Base {}")
                                .source("Bad", extending("Base"))
                                .without("Base"),
                        "needs the class plugins.Base, which isn't there; add the jar that has it"),
                broken(
                        "class that the constructor needs is missing",
                        bad("public Bad() { new Helper(); }")
                                .source("Helper", "package plugins; public class Helper {}")
                                .without("Helper"),
                        "needs the class plugins.Helper, which isn't there; add the jar that has it"),
                broken(
                        "class file too new",
                        bad("").tooNew("Bad"),
                        "needs Java 99, and this is Java " + java
                                + "; run it with a newer Java, or take a plug-in that is built for an older one"),
                broken(
                        "superclass too new",
                        bad("").source("Base", "package plugins; public class Base {}")
                                .source("Bad", extending("Base"))
                                .tooNew("Base"),
                        "needs Java 99, and this is Java " + java
                                + "; run it with a newer Java, or take a plug-in that is built for an older one"),
                broken(
                        "wrong type",
                        bad("").source("Bad", "package plugins; public class Bad {}"),
                        "doesn't implement io.townlet.telemetry.api.transport.TransportProvider; do so, and leave the api out of "
                                + "the plug-in's jar"),
                broken(
                        "service file that names a class which isn't there",
                        bad("").without("Bad"),
                        "its service file names it, but its jar has no such class; build the jar anew"),
                broken(
                        "abstract class",
                        bad("").source(
                                        "Bad",
                                        PluginJar.transport("Bad", "bad", "")
                                                .replace("public class", "public abstract class")),
                        "is abstract; name a class that can be instantiated in the service file"),
                broken(
                        "class that isn't public",
                        bad("").source(
                                        "Bad",
                                        PluginJar.transport("Bad", "bad", "public Bad() {}")
                                                .replace("public class", "class")),
                        "isn't public; make the class public"),
                broken(
                        "class file cut off",
                        bad("").entry("plugins/Bad.class", "\u00ca\u00fe"),
                        "its class file is damaged, as java.lang.ClassFormatError: "),
                broken(
                        "options that throw",
                        bad("public List<Option<?>> options() { throw new UnsupportedOperationException(\"later\"); }"),
                        "its options() throws java.lang.UnsupportedOperationException: later"),
                broken(
                        "options that are null",
                        bad("public List<Option<?>> options() { return null; }"),
                        "its options() returns null"),
                broken(
                        "option that is null",
                        bad("public List<Option<?>> options() { return java.util.Arrays.asList((Option<?>) null); }"),
                        "its options() has a null in it"),
                broken(
                        "two options of one name",
                        bad(
                                "public List<Option<?>> options() { return List.of(Option.text(\"a\"), Option.flag(\"a\")); }"),
                        "its options() has 'a' twice"),
                broken(
                        "option that every transport has",
                        bad("public List<Option<?>> options() { return List.of(Option.text(\"retry\")); }"),
                        "its option 'retry' has the name of one that every transport has; rename it"),
                broken(
                        "name that throws",
                        named("(name2())")
                                .source(
                                        "Bad",
                                        PluginJar.transport(
                                                "Bad",
                                                "(name2())",
                                                "String name2() { throw new IllegalStateException(\"no name\"); }")),
                        "its name() throws java.lang.IllegalStateException: no name"),
                broken("name that is null", named("((String) null)"), "its name() returns null"),
                broken(
                        "name with a space",
                        named("Bad name"),
                        "its name() 'Bad name' must be 1 to 64 lower-case letters, digits, '_' and '-'"),
                broken(
                        "api range that isn't met",
                        bad("").descriptor("transport-bad", "3.1", "[2.0,3)"),
                        "works with the api versions [2.0.0,3.0.0), and this is 1.0.0; take another version of the plug-in or of "
                                + "the host"),
                broken(
                        "api range that isn't met, of a class that doesn't load",
                        bad("").without("Bad").descriptor("transport-bad", "3.1", "[2.0,3)"),
                        "works with the api versions [2.0.0,3.0.0), and this is 1.0.0; take another version of the plug-in or of "
                                + "the host"),
                broken(
                        "api range that isn't one",
                        bad("").descriptor("transport-bad", "3.1", "1.x"),
                        "the manifest's attribute Townlet-Plugin-Api: '1.x' is not an api range; write it as [1.0,2)"),
                broken(
                        "half a descriptor",
                        bad("").attribute("Townlet-Plugin-Name", "transport-bad"),
                        "the jar's manifest lacks the attribute Townlet-Plugin-Version"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenPluginIsRefusedWithItsReasonAndHidesNoOther(String what, PluginJar bad, String reason)
            throws IOException {
        Path broken = bad.writeTo(folder.resolve("b-bad.jar"));

        try (URLClassLoader loader = loaderAround(broken)) {
            PluginCatalog catalog = PluginDiscovery.discover(loader);

            assertThat(catalog.transports()).containsOnlyKeys("first", "last");
            assertThat(catalog.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.kind()).isEqualTo(PluginKind.TRANSPORT);
                assertThat(refused.name()).isIn("plugins.Bad", "bad");
                assertThat(refused.location()).isEqualTo(broken.toString());
                assertThat(refused.reason()).startsWith(reason).doesNotContain("\n");
            });
        }
    }

    @Test
    void thePageTellsWhichLineEachGives() throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/plugin-loading.md")))
                .containsAll(broken().map(each -> BrokenPluginsPage.row((String) each.get()[0], (String) each.get()[2]))
                        .toList());
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of("", "its file " + SERVICE + " is empty; name the provider's class in it"),
                Arguments.of("# plugins.Bad\n\n", "its file " + SERVICE + " is empty; name the provider's class in it"),
                Arguments.of(
                        "plugins.Bad\n\nnot a class # at all",
                        "line 3 of its file " + SERVICE + " is 'not a class', which isn't the name of a class"),
                Arguments.of("7up", "line 1 of its file " + SERVICE + " is '7up', which isn't the name of a class"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void aBrokenServiceFileIsNamedAndHidesNoOther(String content, String reason) throws IOException {
        Path broken = bad("").entry(SERVICE, content).writeTo(folder.resolve("b-bad.jar"));

        try (URLClassLoader loader = loaderAround(broken)) {
            PluginCatalog catalog = PluginDiscovery.discover(loader);

            assertThat(catalog.transports()).containsOnlyKeys("first", "last");
            assertThat(catalog.refused())
                    .containsExactly(new RefusedPlugin(PluginKind.TRANSPORT, "b-bad.jar", broken.toString(), reason));
        }
    }

    @Test
    void ofOneServiceFileTheGoodLinesCount() throws IOException {
        PluginJar mixed = PluginJar.good("Middle", "middle")
                .source("Bad", PluginJar.transport("Bad", "bad", "private Bad() {}"))
                .service(TransportProvider.class, "plugins.Gone", "plugins.Bad", "plugins.Middle", "plugins.Gone2");

        try (URLClassLoader loader = loaderAround(mixed.writeTo(folder.resolve("mixed.jar")))) {
            PluginCatalog catalog = PluginDiscovery.discover(loader);

            assertThat(catalog.transports()).containsOnlyKeys("first", "last", "middle");
            assertThat(catalog.refused())
                    .extracting(RefusedPlugin::name)
                    .containsExactly("plugins.Bad", "plugins.Gone", "plugins.Gone2");
        }
    }

    @Test
    void twoPluginsOfOneNameAreBothRefusedWithBothPlaces() throws IOException {
        Path one = PluginJar.good("One", "same").writeTo(folder.resolve("one.jar"));
        Path two = PluginJar.good("Two", "same").writeTo(folder.resolve("two.jar"));

        try (URLClassLoader loader = loaderAround(one, two)) {
            PluginCatalog catalog = PluginDiscovery.discover(loader);

            assertThat(catalog.transports()).containsOnlyKeys("first", "last");
            assertThat(catalog.refused())
                    .extracting(RefusedPlugin::toString)
                    .containsExactly(
                            "transport same in " + one + ": another transport of this name is in " + two
                                    + "; keep only one of them",
                            "transport same in " + two + ": another transport of this name is in " + one
                                    + "; keep only one of them");
        }
    }

    @Test
    void aTransformMayHaveTheNameOfATransport() throws IOException {
        String transform = """
                package plugins;
                import io.townlet.telemetry.api.option.Options;
                import io.townlet.telemetry.api.transform.*;
                public class Turn implements TransformProvider {
                    public String name() { return "first"; }
                    public Transform create(Options options, TransformContext context) { return event -> event; }
                }
                """;
        Path jar = new PluginJar()
                .source("Turn", transform)
                .service(TransformProvider.class, "plugins.Turn")
                .writeTo(folder.resolve("turn.jar"));

        try (URLClassLoader loader = loaderAround(jar)) {
            PluginCatalog catalog = PluginDiscovery.discover(loader);

            assertThat(catalog.transports()).containsOnlyKeys("first", "last");
            assertThat(catalog.transforms()).containsOnlyKeys("first");
            assertThat(catalog.refused()).isEmpty();
        }
    }

    @Test
    void aJarThatIsListedTwiceIsOnePlugin() throws IOException {
        Path jar = PluginJar.good("One", "one").writeTo(folder.resolve("one.jar"));

        try (URLClassLoader loader = loaderAround(jar, jar)) {
            assertThat(PluginDiscovery.discover(loader).transports()).containsOnlyKeys("first", "last", "one");
        }
    }

    @Test
    void aDirectoryOfClassesIsAPluginToo() throws IOException {
        Path jar = PluginJar.good("One", "one").writeTo(folder.resolve("one.jar"));
        Path directory = folder.resolve("class es");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.getInputStream(entry).readAllBytes());
            }
        }

        try (URLClassLoader loader = loaderAround(directory)) {
            DiscoveredPlugin<TransportProvider> plugin =
                    PluginDiscovery.discover(loader).transports().get("one");

            assertThat(plugin.id()).isEqualTo("one/unknown");
            assertThat(plugin.location()).isEqualTo(directory.toString());
            assertThat(plugin.apiRange()).isNull();
        }
    }

    private URLClassLoader loaderAround(Path... jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(shared.resolve("a-first.jar").toUri().toURL());
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        urls.add(shared.resolve("z-last.jar").toUri().toURL());
        return new URLClassLoader(urls.toArray(URL[]::new), getClass().getClassLoader());
    }

    private static PluginJar bad(String members) {
        return new PluginJar()
                .source("Bad", PluginJar.transport("Bad", "bad", members))
                .service(TransportProvider.class, "plugins.Bad");
    }

    private static PluginJar named(String name) {
        return new PluginJar()
                .source("Bad", PluginJar.transport("Bad", name, ""))
                .service(TransportProvider.class, "plugins.Bad");
    }

    private static String extending(String base) {
        return PluginJar.transport("Bad", "bad", "").replace("implements", "extends " + base + " implements");
    }

    private static Arguments broken(String what, PluginJar jar, String reason) {
        return Arguments.of(what, jar, reason);
    }
}
