package io.townlet.telemetry.transport.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.townlet.telemetry.api.event.EventKind;
import io.townlet.telemetry.api.status.DropReason;
import io.townlet.telemetry.api.status.TransportStatus;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes metrics of counts and statuses. Each counter goes on from where it stood at the start. Immutable. */
final class MetricsPage {

    private static final String MESSAGES = "townlet_telemetry_messages";
    private static final String BYTES = "townlet_telemetry_bytes";
    private static final String DROPPED = "townlet_telemetry_transport_dropped_events";
    private static final String TRANSPORT = "townlet_telemetry_transport";

    private final String id;
    private final Map<String, String> labels;
    private final FormerCounters former;

    /**
     * Makes a page.
     *
     * @param id the id of the transport that shows it
     * @param labels what every metric is labelled with
     * @param former the counters as they stood at the start
     */
    MetricsPage(String id, Map<String, String> labels, FormerCounters former) {
        this.id = id;
        this.labels = labels;
        this.former = former;
    }

    /** Gives what was delivered before the start, with a count for every kind. */
    MessageCounts formerMessages() {
        return new MessageCounts(formerByKind(MESSAGES), formerByKind(BYTES));
    }

    private Map<EventKind, Long> formerByKind(String name) {
        Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            counts.put(kind, former.get(name, ofKind(kind)));
        }
        return counts;
    }

    /**
     * Makes the metrics.
     *
     * @param counts what was delivered, what was before the start included
     * @param statuses how the transports are doing; where that isn't known, their counters stay where they were
     */
    MetricSnapshots of(MessageCounts counts, List<TransportStatus> statuses) {
        MetricSnapshots.Builder page = MetricSnapshots.builder()
                .metricSnapshot(byKind(MESSAGES, "Events delivered to this transport, by kind.", counts.messages()))
                .metricSnapshot(
                        byKind(BYTES, "Bytes of the events delivered to this transport, by kind.", counts.bytes()));
        for (StatusCounter counter : StatusCounter.ALL) {
            page.metricSnapshot(statusCounter(counter, statuses));
        }
        page.metricSnapshot(dropped(statuses));
        for (StatusGauge gauge : StatusGauge.ALL) {
            page.metricSnapshot(statusGauge(gauge, statuses));
        }
        return page.metricSnapshot(info(statuses)).build();
    }

    private CounterSnapshot byKind(String name, String help, Map<EventKind, Long> counts) {
        CounterSnapshot.Builder metric = CounterSnapshot.builder().name(name).help(help);
        counts.forEach((kind, count) -> metric.dataPoint(count(count, ofKind(kind))));
        return metric.build();
    }

    private CounterSnapshot statusCounter(StatusCounter counter, List<TransportStatus> statuses) {
        CounterSnapshot.Builder metric =
                CounterSnapshot.builder().name(counter.name()).help(counter.help());
        for (TransportStatus status : statuses) {
            addGrown(
                    metric, counter.name(), ofTransport(status), counter.value().applyAsLong(status));
        }
        return orFormer(metric, counter.name(), statuses);
    }

    private CounterSnapshot dropped(List<TransportStatus> statuses) {
        CounterSnapshot.Builder metric =
                CounterSnapshot.builder().name(DROPPED).help("Events that were given up, by reason.");
        for (TransportStatus status : statuses) {
            for (DropReason reason : DropReason.values()) {
                Map<String, String> all = ofTransport(status);
                all.put("reason", reason.wireName());
                addGrown(metric, DROPPED, all, status.ledger().dropped(reason));
            }
        }
        return orFormer(metric, DROPPED, statuses);
    }

    private void addGrown(CounterSnapshot.Builder metric, String name, Map<String, String> all, long sinceStart) {
        metric.dataPoint(count(former.get(name, all) + sinceStart, all));
    }

    /** A counter that is left out once would, to who reads it, have gone down. */
    private CounterSnapshot orFormer(CounterSnapshot.Builder metric, String name, List<TransportStatus> statuses) {
        if (statuses.isEmpty()) {
            former.all(name).forEach((all, value) -> metric.dataPoint(count(value, all)));
        }
        return metric.build();
    }

    private GaugeSnapshot statusGauge(StatusGauge gauge, List<TransportStatus> statuses) {
        GaugeSnapshot.Builder metric =
                GaugeSnapshot.builder().name(gauge.name()).help(gauge.help());
        for (TransportStatus status : statuses) {
            Number value = gauge.value().apply(status);
            if (value != null) {
                metric.dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .labels(labelsOf(ofTransport(status)))
                        .build());
            }
        }
        return metric.build();
    }

    private InfoSnapshot info(List<TransportStatus> statuses) {
        InfoSnapshot.Builder metric =
                InfoSnapshot.builder().name(TRANSPORT).help("The plug-in that each transport comes from.");
        for (TransportStatus status : statuses) {
            Map<String, String> all = ofTransport(status);
            all.put("provider", status.provider());
            metric.dataPoint(
                    InfoDataPointSnapshot.builder().labels(labelsOf(all)).build());
        }
        return metric.build();
    }

    private Map<String, String> ofKind(EventKind kind) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("transport", id);
        all.put("kind", kind.wireName());
        return all;
    }

    private Map<String, String> ofTransport(TransportStatus status) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("transport", status.id());
        all.put("type", status.type());
        return all;
    }

    private static CounterDataPointSnapshot count(long count, Map<String, String> all) {
        return CounterDataPointSnapshot.builder()
                .value((double) count)
                .labels(labelsOf(all))
                .build();
    }

    private static Labels labelsOf(Map<String, String> all) {
        Labels.Builder builder = Labels.builder();
        all.forEach(builder::label);
        return builder.build();
    }
}
