package io.townlet.telemetry.cli.demo;

import java.util.Locale;

/** How one agent keeps to its shifts. */
final class Attendance {

    /** Where an agent stands with its shift. */
    enum ShiftState {
        IDLE,
        ON_TIME,
        LATE,
        ABSENT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ShiftState state = ShiftState.IDLE;
    private int lateToday;
    private int lateness;
    private int absentShifts;
    private long shiftTicks;
    private long workedTicks;
    private double wagesEarned;
    private double wagesWithheld;
    private boolean exitPending;

    void shiftTick(boolean works, double wage) {
        shiftTicks++;
        if (works) {
            workedTicks++;
            wagesEarned = Rounding.six(wagesEarned + wage);
            if (state == ShiftState.IDLE) {
                state = ShiftState.ON_TIME;
            } else if (state == ShiftState.ABSENT) {
                state = ShiftState.LATE;
                lateness++;
            }
        } else {
            wagesWithheld = Rounding.six(wagesWithheld + wage);
            if (state == ShiftState.IDLE) {
                state = ShiftState.ABSENT;
            }
            lateToday++;
        }
    }

    void endShift() {
        if (state == ShiftState.ABSENT) {
            absentShifts++;
        }
        state = ShiftState.IDLE;
    }

    void beginDay() {
        lateToday = 0;
    }

    void askToLeave() {
        exitPending = true;
    }

    /** Lets the agent begin anew, as one who was hired again. */
    void rehire() {
        exitPending = false;
        lateness = 0;
        absentShifts = 0;
    }

    ShiftState state() {
        return state;
    }

    int lateToday() {
        return lateToday;
    }

    int lateness() {
        return lateness;
    }

    int absentShifts() {
        return absentShifts;
    }

    double ratio() {
        return shiftTicks == 0 ? 0 : Rounding.six((double) workedTicks / shiftTicks);
    }

    double wagesEarned() {
        return wagesEarned;
    }

    double wagesWithheld() {
        return wagesWithheld;
    }

    boolean exitPending() {
        return exitPending;
    }
}
