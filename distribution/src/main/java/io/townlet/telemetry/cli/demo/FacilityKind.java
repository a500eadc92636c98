package io.townlet.telemetry.cli.demo;

import java.util.Locale;

/** A sort of thing that agents use one at a time. */
enum FacilityKind {
    FRIDGE(Activity.EAT, "meals", 2, false, false),
    STOVE(Activity.COOK, "raw_ingredients", 3, true, false),
    SHOWER(Activity.WASH, "towels", 3, true, true),
    BED(Activity.SLEEP, "sleep_slots", 12, false, false);

    private final Activity activity;
    private final String stockName;
    private final int ticksPerUse;
    private final boolean needsPower;
    private final boolean needsWater;

    FacilityKind(Activity activity, String stockName, int ticksPerUse, boolean needsPower, boolean needsWater) {
        this.activity = activity;
        this.stockName = stockName;
        this.ticksPerUse = ticksPerUse;
        this.needsPower = needsPower;
        this.needsWater = needsWater;
    }

    Activity activity() {
        return activity;
    }

    String stockName() {
        return stockName;
    }

    int ticksPerUse() {
        return ticksPerUse;
    }

    boolean works(boolean power, boolean water) {
        return (power || !needsPower) && (water || !needsWater);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
