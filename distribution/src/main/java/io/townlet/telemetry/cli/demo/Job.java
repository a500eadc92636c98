package io.townlet.telemetry.cli.demo;

/**
 * What an agent is employed as.
 *
 * @param id the job's name
 * @param firstTick the tick of the day at which the shift begins
 * @param lastTick the tick of the day at which the shift ends, exclusive
 * @param wage what a tick at work pays
 */
record Job(String id, int firstTick, int lastTick, double wage) {

    boolean onShift(int tickOfDay) {
        return tickOfDay >= firstTick && tickOfDay < lastTick;
    }

    int shiftLength() {
        return lastTick - firstTick;
    }
}
