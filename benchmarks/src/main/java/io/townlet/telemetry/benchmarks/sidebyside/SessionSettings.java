package io.townlet.telemetry.benchmarks.sidebyside;

import io.townlet.telemetry.benchmarks.measure.Mode;
import io.townlet.telemetry.benchmarks.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells how a session is set up, for its report. */
final class SessionSettings {

    private SessionSettings() {}

    static Map<String, String> of(Plan plan) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        settings.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        Extent extent = plan.extent();
        for (Workload workload : plan.workloads()) {
            settings.put("JVM for " + workload.wireName(), String.join(" ", TrialJvm.commonOptions(workload)));
            settings.put(
                    "saturated " + workload.wireName(),
                    count(extent.measuredEvents(workload, Mode.SATURATED)) + " events after a warm-up of "
                            + count(extent.warmUpEvents(workload)));
            settings.put(
                    "paced " + workload.wireName(),
                    extent.seconds() + " s at " + count(workload.pacedPerSecond()) + "/s, all producers together");
        }
        settings.put("JVMs for each contestant and scenario", Integer.toString(extent.jvms()));
        settings.put("paced producers wait by", plan.pacing().wireName());
        settings.put("timed emits", "each; of a saturated run's small events one of " + Workload.EVENT.timedOneOf());
        settings.put("delivered", "counted in the file once the contestant is closed, per second since the first emit");
        return settings;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
