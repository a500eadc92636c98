package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.plugin.PluginDescriptor;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a plug-in, breaks it as a test wants it broken, and writes its jar. */
public final class PluginJar {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Attributes attributes = new Attributes();
    private final List<String> removed = new ArrayList<>();
    private final List<String> tooNew = new ArrayList<>();
    private List<String> compilerOptions =
            List.of("-cp", locationOf(TransportProvider.class).toString());

    /** A transport that works, of the class {@code plugins.CLASS}. */
    public static PluginJar good(String className, String name) {
        return new PluginJar()
                .source(className, transport(className, name, ""))
                .service(TransportProvider.class, "plugins." + className);
    }

    /** Gives the source of a transport in the package {@code plugins}, with more members where these are given. */
    static String transport(String className, String name, String members) {
        return """
                package plugins;
                import io.townlet.telemetry.api.option.*;
                import io.townlet.telemetry.api.transport.*;
                import java.util.List;
                public class %s implements TransportProvider {
                    %s
                    public String name() { return %s; }
                    public Transport create(Options options, TransportContext context) { return null; }
                }
                """.formatted(className, members, name.startsWith("(") ? name : '"' + name + '"');
    }

    PluginJar source(String className, String source) {
        sources.put(className, source);
        return this;
    }

    PluginJar service(Class<?> service, String... lines) {
        return entry("META-INF/services/" + service.getName(), String.join("\n", lines));
    }

    PluginJar entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PluginJar descriptor(String name, String version, String apiRange) {
        return attribute(PluginDescriptor.NAME, name)
                .attribute(PluginDescriptor.VERSION, version)
                .attribute(PluginDescriptor.API, apiRange);
    }

    /** Has the manifest say which transports there are, so that nothing is loaded to find out. */
    PluginJar naming(String... transports) {
        return descriptor("test", "1.0", "[1.0,2)")
                .attribute(PluginDescriptor.TRANSPORTS, String.join(", ", transports));
    }

    /** Compiles against a jar beside the api. */
    PluginJar against(Path library) {
        compilerOptions = List.of("-cp", locationOf(TransportProvider.class) + File.pathSeparator + library);
        return this;
    }

    PluginJar attribute(String name, String value) {
        attributes.putValue(name, value);
        return this;
    }

    /** Compiles against modules; one of the sources is then {@code module-info}. */
    PluginJar modulePath(String path) {
        compilerOptions = List.of("-p", path);
        return this;
    }

    /** Leaves a compiled class out of the jar. */
    PluginJar without(String className) {
        removed.add("plugins/" + className + ".class");
        return this;
    }

    /** Marks a compiled class as one of Java 99. */
    PluginJar tooNew(String className) {
        tooNew.add("plugins/" + className + ".class");
        return this;
    }

    public Path writeTo(Path jar) {
        Map<String, byte[]> all = compile();
        all.putAll(entries);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putAll(attributes);
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try {
            Files.createDirectories(jar.toAbsolutePath().getParent());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (Map.Entry<String, byte[]> each : all.entrySet()) {
                    out.putNextEntry(new JarEntry(each.getKey()));
                    out.write(each.getValue());
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> compile() {
        Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                JavaFileManager inMemory = new InMemory(standard, outputs)) {
            List<Source> units = sources.entrySet().stream()
                    .map(each -> new Source(each.getKey(), each.getValue()))
                    .toList();
            List<String> options = new ArrayList<>(List.of("-proc:none"));
            options.addAll(compilerOptions);
            if (!units.isEmpty()
                    && !compiler.getTask(null, inMemory, null, options, null, units)
                            .call()) {
                throw new IllegalStateException("the plug-in of the test doesn't compile");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        removed.forEach(classes::remove);
        tooNew.forEach(name -> classes.get(name)[7] = 44 + 99 - 256);
        return classes;
    }

    /** Gives the jar or directory that a class comes from. */
    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///plugins/" + className + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> outputs) {
            super(standard);
            this.outputs = outputs;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String name = className.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    return outputs.computeIfAbsent(name, key -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
