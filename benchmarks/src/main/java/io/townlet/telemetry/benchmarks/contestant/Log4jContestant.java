package io.townlet.telemetry.benchmarks.contestant;

import com.lmax.disruptor.RingBuffer;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.core.jmx.RingBufferAdmin;
import org.apache.logging.log4j.message.AsynchronouslyFormattable;
import org.apache.logging.log4j.message.MapMessage;

/** Log4j2's asynchronous loggers with JsonTemplateLayout. One at a time in a JVM. */
final class Log4jContestant implements Contestant {

    private static final int RING_SIZE = 65_536;

    static final List<String> JVM_OPTIONS = List.of(
            "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector",
            "-Dlog4j2.asyncLoggerRingBufferSize=" + RING_SIZE);

    private static final String TICK_LOGGER = "tick";
    private static final String SNAPSHOT_LOGGER = "snapshot";
    private static final long DRAIN_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AsyncLoggerContext context;
    private final Logger tickLogger;
    private final Logger snapshotLogger;
    private final String appender;

    private Log4jContestant(String appender, Target target) {
        this.appender = appender;
        if (!(Configurator.initialize(configuration(target)) instanceof AsyncLoggerContext started)) {
            throw new IllegalStateException(
                    "Log4j's loggers aren't asynchronous; start the JVM with " + String.join(" ", JVM_OPTIONS));
        }
        context = started;
        tickLogger = context.getLogger(TICK_LOGGER);
        snapshotLogger = context.getLogger(SNAPSHOT_LOGGER);
    }

    /** Begins an appender, which lacks its layout only. */
    private interface Target {
        AppenderComponentBuilder appender(ConfigurationBuilder<BuiltConfiguration> builder, String name);
    }

    static Log4jContestant toFile(Path file) {
        return new Log4jContestant(
                "RandomAccessFile, immediateFlush=false, bufferSize 262144 (default)",
                (builder, name) -> builder.newAppender(name, "RandomAccessFile")
                        .addAttribute("fileName", file.toString())
                        .addAttribute("immediateFlush", false));
    }

    /** It writes each event by itself, since the Socket appender has no buffer for streams. */
    static Log4jContestant toServer(String address) {
        int colon = address.lastIndexOf(':');
        return new Log4jContestant(
                "Socket, protocol TCP, immediateFlush=false",
                (builder, name) -> builder.newAppender(name, "Socket")
                        .addAttribute("host", address.substring(0, colon))
                        .addAttribute("port", Integer.parseInt(address.substring(colon + 1)))
                        .addAttribute("protocol", "TCP")
                        .addAttribute("immediateFlush", false));
    }

    private static BuiltConfiguration configuration(Target target) {
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.setStatusLevel(Level.WARN);
        addAppender(builder, TICK_LOGGER, target, tickTemplate());
        // The whole message, which is a map, is the line.
        addAppender(builder, SNAPSHOT_LOGGER, target, "{\"$resolver\": \"message\"}");
        builder.add(builder.newRootLogger(Level.OFF));
        return builder.build(false);
    }

    private static void addAppender(
            ConfigurationBuilder<BuiltConfiguration> builder, String name, Target target, String template) {
        builder.add(target.appender(builder, name)
                .add(builder.newLayout("JsonTemplateLayout").addAttribute("eventTemplate", template)));
        builder.add(builder.newLogger(name, Level.INFO)
                .addAttribute("additivity", false)
                .add(builder.newAppenderRef(name)));
    }

    /** An object of the eight fields, each out of the message. */
    private static String tickTemplate() {
        StringBuilder template = new StringBuilder("{");
        for (String field : TickReport.FIELDS) {
            template.append(template.length() > 1 ? ", " : "")
                    .append("\"%1$s\": {\"$resolver\": \"map\", \"key\": \"%1$s\"}".formatted(field));
        }
        return template.append('}').toString();
    }

    @Override
    public void emit(TickReport report) {
        tickLogger.info(new FieldsMessage(8)
                .with("tick", report.tick())
                .with("status", report.status())
                .with("duration_ms", report.durationMs())
                .with("failure_count", report.failureCount())
                .with("queue_length", report.queueLength())
                .with("dropped_messages", report.droppedMessages())
                .with("perturbations_active", report.perturbationsActive())
                .with("employment_exit_queue", report.employmentExitQueue()));
    }

    @Override
    public void emit(SnapshotTown town) {
        snapshotLogger.info(new FieldsMessage(town.next()));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("libraries", Libraries.of(Logger.class, AsyncLoggerContext.class, RingBuffer.class));
        settings.put("event", "MapMessage.with(...), a template with a map resolver for each field");
        settings.put(
                "snapshot",
                "MapMessage(map), which keeps what is nested as it is, a template with the message resolver");
        settings.put("context selector", context.getClass().getSimpleName());
        settings.put(
                "ring buffer", Long.toString(context.createRingBufferAdmin().getBufferSize()));
        settings.put("wait strategy", System.getProperty("log4j2.asyncLoggerWaitStrategy", "Timeout (default)"));
        settings.put("queue full policy", System.getProperty("log4j2.asyncQueueFullPolicy", "block (default)"));
        settings.put("appender", appender);
        return settings;
    }

    @Override
    public String recordMark() {
        return "\n";
    }

    @Override
    public void close() {
        // Stopping gives up after ten seconds, whatever is still in the ring.
        RingBufferAdmin ring = context.createRingBufferAdmin();
        while (ring.getRemainingCapacity() < ring.getBufferSize()) {
            LockSupport.parkNanos(DRAIN_POLL_NANOS);
        }
        Configurator.shutdown(context);
    }

    /** A map of whatever values. Log4j looks for the annotation, which isn't inherited, and would else format the text on the caller. */
    @AsynchronouslyFormattable
    private static final class FieldsMessage extends MapMessage<FieldsMessage, Object> {

        private static final long serialVersionUID = 1L;

        FieldsMessage(int size) {
            super(size);
        }

        FieldsMessage(Map<String, Object> fields) {
            super(fields);
        }

        @Override
        public FieldsMessage newInstance(Map<String, Object> fields) {
            return new FieldsMessage(fields);
        }
    }
}
