package io.townlet.telemetry.benchmarks.measure;

import io.townlet.telemetry.benchmarks.contestant.Contestant;
import io.townlet.telemetry.benchmarks.workload.SnapshotTown;
import io.townlet.telemetry.benchmarks.workload.TickReport;
import io.townlet.telemetry.benchmarks.workload.Workload;

/** Gives a contestant one producer's events. Not safe for use by several threads. */
interface Feed {

    /** Gets the values of the next event ready, outside of what is timed. */
    void prepare();

    /** Emits the next event. */
    void emit();

    static Feed of(Workload workload, int producer, Contestant contestant) {
        return switch (workload) {
            case EVENT -> new TickFeed(new TickReport(producer), contestant);
            case SNAPSHOT -> new SnapshotFeed(new SnapshotTown(producer), contestant);
        };
    }

    /** Events of eight fields. */
    record TickFeed(TickReport report, Contestant contestant) implements Feed {

        @Override
        public void prepare() {
            report.advance();
        }

        @Override
        public void emit() {
            contestant.emit(report);
        }
    }

    /** Snapshots, which are made within the emit. */
    record SnapshotFeed(SnapshotTown town, Contestant contestant) implements Feed {

        @Override
        public void prepare() {}

        @Override
        public void emit() {
            contestant.emit(town);
        }
    }
}
