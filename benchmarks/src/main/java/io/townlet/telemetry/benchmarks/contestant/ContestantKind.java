package io.townlet.telemetry.benchmarks.contestant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The contestants. */
public enum ContestantKind {
    /** The pipeline with its file transport. */
    OURS("Townlet Telemetry"),
    /** Asynchronous loggers with JsonTemplateLayout. */
    LOG4J2("Log4j2 async"),
    /** BatchLogRecordProcessor with OTLP JSON. */
    OPENTELEMETRY("OpenTelemetry"),
    /** Jackson on the emitting thread, from a map. */
    JACKSON("Jackson inline"),
    /** Jackson on the emitting thread, from a class that was written for the one event. */
    JACKSON_POJO("Jackson inline, POJO"),
    /** Bytes that were encoded beforehand. */
    LIMIT("Limit");

    private final String title;

    ContestantKind(String title) {
        this.title = title;
    }

    /**
     * Gives the name that is printed.
     *
     * @return the name
     */
    public String title() {
        return title;
    }

    /**
     * Gives the name that stands in commands.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Gives the options that its JVM is started with, beside those that are the same for all.
     *
     * @return the options; most have none
     */
    public List<String> jvmOptions() {
        return this == LOG4J2 ? Log4jContestant.JVM_OPTIONS : List.of();
    }

    /**
     * Starts the contestant.
     *
     * @param file where to write; it doesn't exist yet
     * @return a contestant that takes events
     * @throws IOException where the file can't be made
     */
    public Contestant open(Path file) throws IOException {
        return switch (this) {
            case OURS -> new OursContestant(file);
            case LOG4J2 -> new Log4jContestant(file);
            case OPENTELEMETRY -> new OpenTelemetryContestant(file);
            case JACKSON -> JacksonContestant.ofMaps(file);
            case JACKSON_POJO -> JacksonContestant.ofRecords(file);
            case LIMIT -> new LimitContestant(file);
        };
    }
}
