package io.townlet.telemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, on the class path of the tests. Closing it kills it. */
final class CommandProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Output out;
    private final Output err;

    private CommandProcess(Process process, Output out, Output err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * What a process left behind.
     *
     * @param status its exit status
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Outcome(int status, String out, String err) {}

    /** Starts it, and reads all that it writes. */
    static CommandProcess start(Path folder, String... args) throws IOException {
        return start(builder(folder, args));
    }

    private static CommandProcess start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        return new CommandProcess(process, Output.of(process.getInputStream()), Output.of(process.getErrorStream()));
    }

    /** Starts it, and leaves its standard output to the test. */
    static CommandProcess startUnread(Path folder, String... args) throws IOException {
        Process process = builder(folder, args).start();
        return new CommandProcess(
                process, Output.of(InputStream.nullInputStream()), Output.of(process.getErrorStream()));
    }

    /** Runs it to its end without any input. */
    static Outcome run(Path folder, String... args) throws IOException, InterruptedException {
        return run(folder, new byte[0], args);
    }

    /** Runs it to its end. */
    static Outcome run(Path folder, byte[] input, String... args) throws IOException, InterruptedException {
        return run(folder, input, Map.of(), args);
    }

    /** Runs it to its end with more in its environment. */
    static Outcome run(Path folder, byte[] input, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        ProcessBuilder builder = builder(folder, args);
        builder.environment().putAll(environment);
        try (CommandProcess command = start(builder)) {
            command.give(input);
            command.endInput();
            return command.await();
        }
    }

    private static ProcessBuilder builder(Path folder, String... args) {
        String home = System.getProperty("townlet.java.home", System.getProperty("java.home"));
        List<String> line = new ArrayList<>(List.of(
                Path.of(home, "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                TelemetryCommand.class.getName()));
        line.addAll(List.of(args));
        return new ProcessBuilder(line).directory(folder.toFile());
    }

    void give(String input) throws IOException {
        give(input.getBytes(UTF_8));
    }

    void give(byte[] input) throws IOException {
        process.getOutputStream().write(input);
        process.getOutputStream().flush();
    }

    void endInput() throws IOException {
        OutputStream input = process.getOutputStream();
        input.close();
    }

    InputStream out() {
        return process.getInputStream();
    }

    /** Waits until something was said on standard error. */
    void awaitErr(String text) throws InterruptedException {
        err.await(text);
    }

    /** Waits until something was written to standard output. */
    void awaitOut(String text) throws InterruptedException {
        out.await(text);
    }

    /** Sends SIGTERM. */
    void terminate() {
        // Not process.destroy(), which closes our ends of the pipes as well.
        process.toHandle().destroy();
    }

    /** Sends SIGKILL. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    Outcome await() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the command ends; it said: %s", err.text())
                .isTrue();
        return new Outcome(process.exitValue(), out.whole(), err.whole());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What comes out of a stream, read on a thread of its own. */
    private static final class Output {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;

        static Output of(InputStream in) {
            Output output = new Output();
            Thread reader = new Thread(() -> output.read(in), "command-output");
            reader.setDaemon(true);
            reader.start();
            return output;
        }

        private void read(InputStream in) {
            byte[] block = new byte[8192];
            try {
                for (int count = in.read(block); count >= 0; count = in.read(block)) {
                    add(block, count);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                end();
            }
        }

        private synchronized void add(byte[] block, int count) {
            bytes.write(block, 0, count);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized String text() {
            return bytes.toString(UTF_8);
        }

        synchronized String whole() throws InterruptedException {
            while (!ended) {
                wait();
            }
            return text();
        }

        synchronized void await(String text) throws InterruptedException {
            while (!text().contains(text)) {
                assertThat(ended)
                        .as("the stream goes on until it says '%s'; it said: %s", text, text())
                        .isFalse();
                wait();
            }
        }
    }
}
