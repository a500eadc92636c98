package io.townlet.telemetry.cli.demo;

import io.townlet.telemetry.api.event.PayloadBuilder;

/**
 * What one agent makes of another.
 *
 * @param trust 0 to 1
 * @param familiarity 0 to 1
 * @param rivalry 0 to 1
 */
record Tie(double trust, double familiarity, double rivalry) {

    static final Tie STRANGERS = new Tie(0, 0, 0);

    Tie changed(double moreTrust, double moreFamiliarity, double moreRivalry) {
        return new Tie(within(trust + moreTrust), within(familiarity + moreFamiliarity), within(rivalry + moreRivalry));
    }

    Tie minus(Tie other) {
        return new Tie(
                Rounding.six(trust - other.trust),
                Rounding.six(familiarity - other.familiarity),
                Rounding.six(rivalry - other.rivalry));
    }

    PayloadBuilder putInto(PayloadBuilder fields, String prefix) {
        return fields.put(prefix + "trust", trust)
                .put(prefix + "familiarity", familiarity)
                .put(prefix + "rivalry", rivalry);
    }

    private static double within(double value) {
        return Rounding.six(Math.min(1, Math.max(0, value)));
    }
}
