package io.townlet.telemetry.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** What there is to use and to eat, and what it costs: the scarcer meals are, the dearer. */
final class Economy {

    private static final int DELIVERY_TICKS = 24;
    private static final int FULL_STOVE = 8;
    private static final int WELL_STOCKED = 6;
    private static final int MEALS_PER_COOKING = 3;
    private static final double BASE_PRICE = 0.4;

    private final List<Facility> facilities = List.of(
            new Facility("fridge_1", FacilityKind.FRIDGE, 5),
            new Facility("stove_1", FacilityKind.STOVE, 6),
            new Facility("shower_1", FacilityKind.SHOWER, 2),
            new Facility("bed_1", FacilityKind.BED, 1),
            new Facility("bed_2", FacilityKind.BED, 1));

    List<Facility> facilities() {
        return facilities;
    }

    List<Facility> of(Activity activity) {
        List<Facility> fitting = new ArrayList<>(2);
        for (Facility facility : facilities) {
            if (facility.kind().activity() == activity) {
                fitting.add(facility);
            }
        }
        return fitting;
    }

    void restock(long tick) {
        if (tick % DELIVERY_TICKS == 0) {
            for (Facility stove : of(Activity.COOK)) {
                stove.addStock(FULL_STOVE - stove.stock());
            }
        }
    }

    int meals() {
        return fridge().stock();
    }

    double mealPrice() {
        int missing = Math.max(0, WELL_STOCKED - meals());
        return Rounding.six(BASE_PRICE * (1 + 0.1 * missing));
    }

    /**
     * Lets an agent have what it came for.
     *
     * @return false where the agent can't pay, or where there is nothing left
     */
    boolean serve(Agent agent, FacilityKind kind) {
        return switch (kind) {
            case FRIDGE -> eat(agent);
            case STOVE -> cook(agent);
            case SHOWER -> {
                agent.needs().satisfy(Need.HYGIENE, 0.7);
                yield true;
            }
            case BED -> {
                agent.needs().satisfy(Need.ENERGY, 0.8);
                yield true;
            }
        };
    }

    private boolean eat(Agent agent) {
        if (meals() == 0 || !agent.pay(mealPrice())) {
            return false;
        }
        fridge().addStock(-1);
        agent.consumedMeal();
        agent.needs().satisfy(Need.HUNGER, 0.6);
        return true;
    }

    private boolean cook(Agent agent) {
        Facility stove = of(Activity.COOK).get(0);
        if (stove.stock() == 0) {
            return false;
        }
        stove.addStock(-1);
        fridge().addStock(MEALS_PER_COOKING);
        agent.cooked(MEALS_PER_COOKING);
        return true;
    }

    private Facility fridge() {
        return of(Activity.EAT).get(0);
    }
}
