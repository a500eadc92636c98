package io.townlet.telemetry.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Power and water, and the outages that take them away: announced, active, then cooling down before the next of that sort. */
final class UtilityGrid {

    private static final double OUTAGE_CHANCE = 0.02;
    private static final int NOTICE_TICKS = 3;
    private static final int COOLDOWN_TICKS = 30;

    /** The things that may fail. */
    enum Utility {
        POWER("power_outage"),
        WATER("water_outage");

        private final String outage;

        Utility(String outage) {
            this.outage = outage;
        }

        String outage() {
            return outage;
        }
    }

    /**
     * An outage that is to come, or under way.
     *
     * @param utility what fails
     * @param firstTick when it begins
     * @param lastTick when it is over
     */
    record Outage(Utility utility, long firstTick, long lastTick) {
        String id() {
            return utility.outage() + "_" + firstTick;
        }
    }

    /**
     * A sort of outage that has been, and can't come again yet.
     *
     * @param utility what had failed
     * @param untilTick when it may fail again
     */
    record Cooldown(Utility utility, long untilTick) {}

    private final TownRandom random;
    private final List<Outage> pending = new ArrayList<>();
    private final List<Outage> active = new ArrayList<>();
    private final List<Cooldown> cooldowns = new ArrayList<>();

    UtilityGrid(TownRandom random) {
        this.random = random;
    }

    void step(long tick, Narrator narrator) {
        cooldowns.removeIf(cooldown -> tick >= cooldown.untilTick());
        for (Outage over :
                active.stream().filter(outage -> tick >= outage.lastTick()).toList()) {
            active.remove(over);
            cooldowns.add(new Cooldown(over.utility(), tick + COOLDOWN_TICKS));
            narrator.outageOver(over);
        }
        for (Outage due :
                pending.stream().filter(outage -> tick >= outage.firstTick()).toList()) {
            pending.remove(due);
            active.add(due);
            narrator.outageBegun(due);
        }
        for (Utility utility : Utility.values()) {
            if (random.chance(OUTAGE_CHANCE) && isFreeOf(utility)) {
                long begin = tick + NOTICE_TICKS;
                pending.add(new Outage(utility, begin, begin + random.between(4, 12)));
            }
        }
    }

    private boolean isFreeOf(Utility utility) {
        return works(utility)
                && pending.stream().noneMatch(outage -> outage.utility() == utility)
                && cooldowns.stream().noneMatch(cooldown -> cooldown.utility() == utility);
    }

    boolean works(Utility utility) {
        return active.stream().noneMatch(outage -> outage.utility() == utility);
    }

    boolean supplies(FacilityKind kind) {
        return kind.works(works(Utility.POWER), works(Utility.WATER));
    }

    List<Outage> pending() {
        return pending;
    }

    List<Outage> active() {
        return active;
    }

    List<Cooldown> cooldowns() {
        return cooldowns;
    }
}
