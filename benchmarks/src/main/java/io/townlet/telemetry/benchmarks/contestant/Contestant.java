package io.townlet.telemetry.benchmarks.contestant;

import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import java.io.IOException;
import java.util.Map;

/**
 * One way to get events into a file, or to a server. Several producers may emit at once, each from values of its own; what is emitted is made of those values
 * within the call, because making it is a part of what an emit costs.
 */
public interface Contestant extends AutoCloseable {

    /**
     * Emits an event of eight fields.
     *
     * @param report the fields' values, which change after the call
     */
    void emit(TickReport report);

    /**
     * Emits a snapshot.
     *
     * @param town makes the snapshot
     */
    void emit(SnapshotTown town);

    /**
     * Tells how it is set up, by what the library itself says where it does.
     *
     * @return values by name, in the order in which they are printed
     */
    Map<String, String> settings();

    /**
     * Gives a text that is in the file once for each event; a server knows by itself what to count.
     *
     * @return the text, ASCII only
     */
    String recordMark();

    /**
     * Writes out everything that is still under way, and closes the file or the connection.
     *
     * @throws IOException where that fails
     */
    @Override
    void close() throws IOException;
}
