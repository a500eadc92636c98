package io.townlet.telemetry.benchmarks.contestant;

import io.townlet.telemetry.benchmarks.server.ServerKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    LIMIT("Limit"),
    /** The pipeline with its tcp transport, without TLS. */
    OURS_TCP("Townlet Telemetry, tcp", ServerKind.LINES),
    /** The pipeline with its tcp transport and TLS. */
    OURS_TLS("Townlet Telemetry, tcp with TLS", ServerKind.TLS_LINES),
    /** Asynchronous loggers with JsonTemplateLayout and a Socket appender. */
    LOG4J2_SOCKET("Log4j2 async, Socket", ServerKind.LINES),
    /** The pipeline with its http transport. */
    OURS_HTTP("Townlet Telemetry, http", ServerKind.HTTP),
    /** BatchLogRecordProcessor with the OTLP/HTTP exporter. */
    OTLP_HTTP("OpenTelemetry OTLP/HTTP", ServerKind.HTTP),
    /** The pipeline with its tcp transport and drop_oldest, to a server that reads. */
    OURS_DROPPING("drop_oldest, healthy server", ServerKind.LINES),
    /** The same to a server that never reads. */
    OURS_STALLED("drop_oldest, stalled server", ServerKind.STALLED);

    private final String title;
    private final @Nullable ServerKind server;

    ContestantKind(String title) {
        this.title = title;
        this.server = null;
    }

    ContestantKind(String title, ServerKind server) {
        this.title = title;
        this.server = server;
    }

    /**
     * Lists those that write to a file.
     *
     * @return the contestants of {@code benchmarks/run}
     */
    public static List<ContestantKind> ofFiles() {
        return Arrays.stream(values()).filter(kind -> kind.server == null).toList();
    }

    /**
     * Tells what server it delivers to.
     *
     * @return the kind of server, or null where it writes to a file
     */
    public @Nullable ServerKind server() {
        return server;
    }

    /**
     * Tells whether the heap is looked at when all is emitted. It takes a collection of garbage, which others aren't to be charged for.
     *
     * @return true for those that are compared by it
     */
    public boolean watchesHeap() {
        return this == OURS_DROPPING || this == OURS_STALLED;
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
        return this == LOG4J2 || this == LOG4J2_SOCKET ? Log4jContestant.JVM_OPTIONS : List.of();
    }

    /**
     * Starts the contestant.
     *
     * @param place where to deliver; a file doesn't exist yet, a server accepts connections
     * @return a contestant that takes events
     * @throws IOException where the file can't be made
     */
    public Contestant open(Place place) throws IOException {
        return switch (this) {
            case OURS -> OursContestant.toFile(place.file());
            case LOG4J2 -> Log4jContestant.toFile(place.file());
            case OPENTELEMETRY -> OpenTelemetryContestant.toFile(place.file());
            case JACKSON -> JacksonContestant.ofMaps(place.file());
            case JACKSON_POJO -> JacksonContestant.ofRecords(place.file());
            case LIMIT -> new LimitContestant(place.file());
            case OURS_TCP -> OursOverNetwork.tcp(place);
            case OURS_TLS -> OursOverNetwork.tls(place);
            case LOG4J2_SOCKET -> Log4jContestant.toServer(place.address());
            case OURS_HTTP -> OursOverNetwork.http(place);
            case OTLP_HTTP -> OpenTelemetryContestant.toServer(place.address());
            case OURS_DROPPING, OURS_STALLED -> OursOverNetwork.dropping(place);
        };
    }
}
